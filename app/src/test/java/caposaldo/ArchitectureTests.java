package caposaldo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.db.AccessScope;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.ApplicationModule;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** The walls that byte code shows. */
class ArchitectureTests {

    private static final Pattern GENERATED = Pattern.compile("caposaldo\\.db\\.([a-z]+)(\\..*|)");
    private static final Pattern MONEY =
            Pattern.compile("(?i).*(amount|price|cost|revenue|margin|turnover|limit|debt|bonus|salary|budget).*");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("caposaldo");

    @Test
    void tablesAreReadOnlyWhereTheModuleGraphAllows() {
        classes()
                .that(areOurs())
                .should(condition("use generated tables of their own module or of one it may use", (type, events) -> {
                    for (var dependency : type.getDirectDependenciesFromSelf()) {
                        var table =
                                GENERATED.matcher(dependency.getTargetClass().getPackageName());
                        if (table.matches() && !mayRead(type, table.group(1))) {
                            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                        }
                    }
                }))
                .check(CLASSES);
    }

    private static boolean mayRead(JavaClass type, String schema) {
        var module = module(type);
        return module.equals(schema) || List.of(allowed(module)).contains(schema);
    }

    private static String module(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > 1 ? parts[1] : "";
    }

    private static String[] allowed(String module) {
        try {
            return Class.forName("caposaldo." + module + ".package-info")
                    .getAnnotation(ApplicationModule.class)
                    .allowedDependencies();
        } catch (ClassNotFoundException e) {
            return new String[0];
        }
    }

    @Test
    void pagesAndTheApiReachNoTable() {
        noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat(describe(
                        "are generated tables",
                        type -> GENERATED.matcher(type.getPackageName()).matches()))
                .because("what a page shows is asked of the module's face")
                .check(CLASSES);
    }

    @Test
    void whoeverReadsClientsSaysForWhom() {
        var found = new TreeSet<String>();
        for (var type : CLASSES) {
            // A store is handed what its use case has seen; nobody outside the module can call it.
            if (module(type).equals("db")
                    || isHidden(type) && type.getSimpleName().endsWith("Store")) {
                continue;
            }
            for (var access : type.getFieldAccessesFromSelf()) {
                if (access.getTargetOwner().getFullName().equals("caposaldo.db.account.Tables")
                        && access.getTarget().getName().equals("CLIENT")) {
                    unscoped(access.getOrigin(), found, new HashSet<>());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static boolean isHidden(JavaClass type) {
        return !type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    /** The methods by which one outside the class comes to this place without a scope in his hand. */
    private static void unscoped(JavaCodeUnit place, Set<String> found, Set<JavaCodeUnit> seen) {
        if (!seen.add(place) || takesScope(place) || place.isAnnotatedWith(Bean.class)) {
            return;
        }
        var within = place.getCallsOfSelf().stream()
                .map(JavaAccess::getOrigin)
                .filter(caller -> caller.getOwner().equals(place.getOwner()))
                .toList();
        var isPrivate = place.getModifiers().contains(JavaModifier.PRIVATE);
        if (isPrivate) {
            within.forEach(caller -> unscoped(caller, found, seen));
        } else {
            found.add(place.getOwner().getSimpleName() + "." + place.getName());
        }
    }

    private static boolean takesScope(JavaCodeUnit place) {
        return place.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(AccessScope.class)
                        || type.getFields().stream()
                                .anyMatch(field -> field.getRawType().isEquivalentTo(AccessScope.class)));
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("caposaldo.postgres..")
                .should()
                .callMethodWhere(describe("read the time without a clock", ArchitectureTests::readsTime))
                .because("a test must be able to move the time")
                .check(CLASSES);
    }

    private static boolean readsTime(JavaCall<?> call) {
        var owner = call.getTargetOwner();
        var name = call.getTarget().getName();
        var clockless =
                call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return owner.getPackageName().equals("java.time") && name.equals("now") && clockless
                || owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                || owner.isEquivalentTo(java.util.Date.class)
                || owner.isEquivalentTo(Clock.class)
                        && name.startsWith("system")
                        && !call.getOriginOwner().getSimpleName().equals("WebConfiguration");
    }

    @Test
    void whatIsDoneByItselfStandsInTheDatabase() {
        noMethods()
                .should()
                .beAnnotatedWith(Scheduled.class)
                .because("nothing looks for it: db.Background is the one way, and one of several processes does it")
                .check(CLASSES);
    }

    @Test
    void xmlIsReadInOneGuardedPlace() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Xml")
                .should()
                .dependOnClassesThat(describe(
                        "make parsers of XML",
                        type -> type.getName()
                                .matches("javax\\.xml\\..*(?<!XMLOutput)Factory|org\\.xml\\.sax\\..*Factory")))
                .because("a parser left as it comes opens files and addresses that a document names")
                .check(CLASSES);
    }

    @Test
    void nothingRunsWhatDataSays() {
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "deserialise or evaluate",
                        type -> type.getName()
                                .matches("java\\.io\\.Object(Input|Output)Stream|javax\\.script\\..*"
                                        + "|org\\.springframework\\.expression\\..*")))
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("caposaldo.postgres..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .because("only the database is a program of its own")
                .check(CLASSES);
    }

    @Test
    void moneyIsNeverADouble() {
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("caposaldo.analytics..")
                .and(describe(
                        "are named as money",
                        field -> MONEY.matcher(field.getName()).matches()))
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .check(CLASSES);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("caposaldo.kernel..")
                .should()
                .haveRawType(double.class)
                .check(CLASSES);
    }

    @Test
    void whatAClassNeedsComesThroughItsConstructor() {
        fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .andShould()
                .notBeAnnotatedWith(Value.class)
                .check(CLASSES);
    }

    @Test
    void controllersStayInTheirModulesWeb() {
        classes()
                .that()
                .areAnnotatedWith(Controller.class)
                .or()
                .areAnnotatedWith(RestController.class)
                .should()
                .notBePublic()
                .andShould()
                .resideInAnyPackage("..web..", "caposaldo.home..")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .that()
                .areNotAssignableTo("org.springframework.transaction.PlatformTransactionManager")
                .should()
                .haveNameMatching(".*(Impl|Utils?|Manager|Helper|Dto)")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> areOurs() {
        return describe(
                "are no generated tables", type -> !type.getPackageName().startsWith("caposaldo.db"));
    }

    private static <T> DescribedPredicate<T> describe(String what, java.util.function.Predicate<T> is) {
        return DescribedPredicate.describe(what, is);
    }

    private interface Check {
        void of(JavaClass type, ConditionEvents events);
    }

    private static ArchCondition<JavaClass> condition(String what, Check check) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.of(type, events);
            }
        };
    }
}
