package caposaldo;

import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.Sources.Source;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the sources must look like, and who may write which table. */
class SourceTests {

    private static final int LINES_OF_A_FILE = 300;
    private static final int LINES_OF_A_METHOD = 40;
    private static final int PARAMETERS_OF_A_CONSTRUCTOR = 6;

    /** Longer than they may be, and why they still are. */
    private static final Map<String, String> LONG_FILES = Map.of();

    private static final Map<String, String> LONG_METHODS = Map.of();

    private static final Map<String, String> LONG_CONSTRUCTORS = Map.of();

    /** SQL with a variable in it, and why it can be no other way. */
    private static final Map<String, String> BUILT_SQL = Map.of(
            "Question",
                    "the texts of several statements, each a constant or written by jOOQ, with their bind values left open",
            "StagedRows", "COPY takes no bind values; the column names are counted, c0 to c23, and never given",
            "Roles", "CREATE ROLE and CREATE DATABASE take no bind values; names are our own or quoted");

    /** Modules that write a table of another, and why. */
    private static final Set<String> WRITES_ELSEWHERE = Set.of(
            // The table in which the engine keeps what an import replaced, so that it can be undone, is every
            // importer's.
            "account exchange.replaced_row",
            "catalog exchange.replaced_row",
            "pricing exchange.replaced_row",
            "sales exchange.replaced_row",
            "receivable exchange.replaced_row",
            // Clients and products that a file of sales brings along are made in the same statement as its lines.
            "sales account.client",
            "sales account.client_key",
            "sales catalog.item",
            "sales catalog.item_key",
            // The tables of the ground belong to nobody's room; the series of numbers stands in the floor itself.
            "db ground.NUMBER_SERIES");

    private static final Pattern STATEMENT = Pattern.compile(
            "(?is)^\\s*(select\\s+\\w|insert\\s+into|update\\s+\\w+|delete\\s+from|merge\\s+into|copy\\s+\\w|create\\s|alter\\s|drop\\s|with\\s+\\w+\\s+as).*");
    private static final Pattern WRITE = Pattern.compile(
            "(?i)\\b(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate|copy)\\s+([a-z_]+)\\.([a-z_]+)");
    private static final Set<String> RUNNERS = Set.of(
            "execute", "query", "resultQuery", "fetch", "fetchSingle", "fetchOptional", "prepareStatement", "copyIn");
    private static final Set<String> TYPED_WRITES =
            Set.of("insertInto", "update", "deleteFrom", "mergeInto", "truncate");
    private static final Pattern GENERATED = Pattern.compile("caposaldo\\.db\\.([a-z]+)\\.Tables\\.(\\w+|\\*)");

    private static final List<Source> SOURCES = Sources.parsed();

    @Test
    void noFileIsLongerThanThreeHundredLines() throws IOException {
        var found = new TreeSet<String>();
        for (var source : SOURCES) {
            try (var lines = Files.lines(source.path())) {
                var count = lines.count();
                if (count > LINES_OF_A_FILE && !LONG_FILES.containsKey(source.name())) {
                    found.add(source.name() + " has " + count + " lines");
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noMethodIsLongerThanFortyLines() {
        assertThat(find(MethodTree.class, (source, method, found) -> {
                    var body = method.getBody();
                    var name = source.name() + "." + method.getName();
                    if (body != null
                            && source.lastLineOf(body) - source.lineOf(body) >= LINES_OF_A_METHOD
                            && !LONG_METHODS.containsKey(name)) {
                        found.add(name + " has " + (source.lastLineOf(body) - source.lineOf(body) + 1) + " lines");
                    }
                }))
                .isEmpty();
    }

    @Test
    void noConstructorTakesMoreThanSixParameters() {
        assertThat(find(ClassTree.class, (source, type, found) -> {
                    if (type.getKind() == Tree.Kind.RECORD) {
                        return;
                    }
                    for (var member : type.getMembers()) {
                        if (member instanceof MethodTree method
                                && method.getName().contentEquals("<init>")
                                && method.getParameters().size() > PARAMETERS_OF_A_CONSTRUCTOR
                                && !LONG_CONSTRUCTORS.containsKey(source.name())) {
                            found.add(source.at(method) + " takes "
                                    + method.getParameters().size());
                        }
                    }
                }))
                .isEmpty();
    }

    @Test
    void statementsAreConstantsWithBindValues() {
        var joined = find(BinaryTree.class, (source, sum, found) -> {
            var first = Sources.operands(sum).findFirst().orElseThrow();
            if (sum.getKind() == Tree.Kind.PLUS && isStatement(first) && !Sources.isConstant(sum)) {
                found.add(source.at(sum) + " " + sum);
            }
        });
        var formatted = find(MethodInvocationTree.class, (source, call, found) -> {
            if (Sources.isFormatting(call)
                    && isStatement(((MemberSelectTree) call.getMethodSelect()).getExpression())
                    && !Sources.isConstant(call)) {
                found.add(source.at(call) + " " + call);
            }
        });
        var handedOn = find(MethodInvocationTree.class, (source, call, found) -> {
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && RUNNERS.contains(select.getIdentifier().toString())
                    && select.getExpression() instanceof IdentifierTree runner
                    && Set.of("sql", "connection", "statement")
                            .contains(runner.getName().toString())
                    && !call.getArguments().isEmpty()
                    && call.getArguments().getFirst() instanceof IdentifierTree text
                    && !Sources.isConstant(text)) {
                found.add(source.at(call) + " " + call);
            }
        });
        joined.addAll(formatted);
        joined.addAll(handedOn);
        joined.removeIf(line -> BUILT_SQL.containsKey(line.substring(0, line.indexOf(':'))));
        assertThat(joined).isEmpty();
    }

    private static boolean isStatement(ExpressionTree tree) {
        return tree instanceof LiteralTree literal
                && literal.getValue() instanceof String text
                && STATEMENT.matcher(text).matches();
    }

    @Test
    void aModuleWritesItsOwnTables() {
        var found = find(LiteralTree.class, (source, literal, written) -> {
            if (literal.getValue() instanceof String text) {
                var write = WRITE.matcher(text);
                while (write.find()) {
                    written.add(source.module() + " " + write.group(1) + "." + write.group(2));
                }
            }
        });
        SOURCES.forEach(source -> found.addAll(typedWrites(source)));
        found.removeIf(write -> write.matches("(\\w+) \\1\\..*"));
        assertThat(found).containsExactlyInAnyOrderElementsOf(WRITES_ELSEWHERE);
    }

    private static TreeSet<String> typedWrites(Source source) {
        var schemas = new HashMap<String, String>();
        source.each(ImportTree.class, (in, imported) -> {
            var table = GENERATED.matcher(imported.getQualifiedIdentifier().toString());
            if (table.matches()) {
                schemas.put(table.group(2), table.group(1));
            }
        });
        var written = new TreeSet<String>();
        source.each(MethodInvocationTree.class, (in, call) -> {
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && TYPED_WRITES.contains(select.getIdentifier().toString())
                    && !call.getArguments().isEmpty()
                    && call.getArguments().getFirst() instanceof IdentifierTree table
                    && schemas.get(table.getName().toString()) instanceof String schema) {
                written.add(source.module() + " " + schema + "." + table.getName());
            }
        });
        return written;
    }

    @Test
    void theRulesSeeWhatTheyForbid() {
        assertThat(STATEMENT.matcher("delete from catalog.").matches()).isTrue();
        assertThat(STATEMENT.matcher("Cannot combine ").matches()).isFalse();
        assertThat(typedWrites(source("AbsenceStore"))).contains("people people.ABSENCE");
        assertThat(source("AbsenceStore").module()).isEqualTo("people");
    }

    private static Source source(String name) {
        return SOURCES.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @FunctionalInterface
    private interface Look<T> {
        void at(Source source, T tree, TreeSet<String> found);
    }

    private static <T extends Tree> TreeSet<String> find(Class<T> kind, Look<T> look) {
        var found = new TreeSet<String>();
        SOURCES.forEach(source -> source.each(kind, (in, tree) -> look.at(in, tree, found)));
        return found;
    }
}
