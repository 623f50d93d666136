package caposaldo;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;

/** Our own sources as syntax trees: for what byte code no longer shows. */
final class Sources {

    private static final List<Path> ROOTS = Stream.of("../app", "../analytics", "../postgres")
            .map(module -> Path.of(module, "src/main/java"))
            .toList();

    /** One file. */
    record Source(Path path, CompilationUnitTree unit, SourcePositions positions) {

        /** The file's name without {@code .java}. */
        String name() {
            return path.getFileName().toString().replace(".java", "");
        }

        /** The package below {@code caposaldo}: the module it belongs to, or "" for the root. */
        String module() {
            var parts = String.valueOf(unit.getPackageName()).split("\\.");
            return parts.length > 1 ? parts[1] : "";
        }

        long lineOf(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        }

        long lastLineOf(Tree tree) {
            return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
        }

        /** Where to look, as a message names it. */
        String at(Tree tree) {
            return name() + ":" + lineOf(tree);
        }

        <T extends Tree> void each(Class<T> kind, BiConsumer<Source, T> look) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void scan(Tree tree, Void unused) {
                    if (kind.isInstance(tree)) {
                        look.accept(Source.this, kind.cast(tree));
                    }
                    return super.scan(tree, unused);
                }
            }.scan(unit, null);
        }
    }

    private Sources() {}

    static List<Source> parsed() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files()));
            var positions = Trees.instance(task).getSourcePositions();
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> new Source(Path.of(unit.getSourceFile().toUri()), unit, positions))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var root : ROOTS) {
            try (var tree = Files.walk(root)) {
                tree.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    /** What the compiler would fold: literals, constants by their capitals, and texts made of such. */
    static boolean isConstant(ExpressionTree tree) {
        return switch (tree) {
            case LiteralTree literal -> literal.getValue() != null;
            case ParenthesizedTree inner -> isConstant(inner.getExpression());
            case BinaryTree sum -> isConstant(sum.getLeftOperand()) && isConstant(sum.getRightOperand());
            case ConditionalExpressionTree choice ->
                isConstant(choice.getTrueExpression()) && isConstant(choice.getFalseExpression());
            case IdentifierTree name -> isCapital(name.getName().toString());
            case MemberSelectTree name -> isCapital(name.getIdentifier().toString());
            case MethodInvocationTree call ->
                isFormatting(call) && call.getArguments().stream().allMatch(Sources::isConstant);
            default -> false;
        };
    }

    /** {@code "…".formatted(…)} on a constant text. */
    static boolean isFormatting(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("formatted")
                && isConstant(select.getExpression());
    }

    private static boolean isCapital(String name) {
        return name.matches("[A-Z][A-Z0-9_]*");
    }

    /** The operands of a concatenation, from left to right. */
    static Stream<ExpressionTree> operands(ExpressionTree tree) {
        return switch (tree) {
            case BinaryTree sum -> Stream.concat(operands(sum.getLeftOperand()), operands(sum.getRightOperand()));
            case ParenthesizedTree inner -> operands(inner.getExpression());
            default -> Stream.of(tree);
        };
    }
}
