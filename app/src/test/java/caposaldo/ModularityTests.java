package caposaldo;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(CaposaldoApplication.class);

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
