package caposaldo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    // Libraries of our own, in jars of their own: any room may use them, and they know of no room.
    private static final ApplicationModules MODULES = ApplicationModules.of(
            CaposaldoApplication.class, resideInAnyPackage("caposaldo.analytics..", "caposaldo.postgres.."));

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void theModulesAreDrawnForTheDocumentation() {
        new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder("../docs/generated"))
                .writeModulesAsPlantUml()
                .writeModuleCanvases();
    }
}
