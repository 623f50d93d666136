package caposaldo.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody in front of the house with a browser's manners: a session, and the form's token with each change. */
final class Visitor implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern ISSUED = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final String address;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private String token = "";
    private String bearer = "";

    Visitor(String address) {
        this.address = address;
    }

    /** @param login of one of the demonstration's users */
    Visitor signedIn(String login) {
        rememberToken(get("/sign-in"));
        post("/demo/sign-in", form("login", login));
        rememberToken(get("/me/tokens"));
        return this;
    }

    /** A program of this person: no session, a token that may do so much. */
    Visitor asProgram(String... scopes) {
        var issued = postJson(
                "/api/v1/tokens",
                Stream.of(scopes)
                        .collect(Collectors.joining("\",\"", "{\"name\":\"bench\",\"days\":1,\"scopes\":[\"", "\"]}")));
        var found = ISSUED.matcher(issued);
        if (!found.find()) {
            throw new IllegalStateException(issued);
        }
        var program = new Visitor(address);
        program.bearer = found.group(1);
        return program;
    }

    private void rememberToken(String page) {
        var found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("A page without a form's token:\n" + page);
        }
        token = found.group(1);
    }

    /** @throws IllegalStateException when the answer is no success */
    String get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /** @return of how many bytes it is; nothing of it is kept */
    long read(String path) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + path)).GET().build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() >= 300) {
                    throw new IllegalStateException(answer.statusCode() + " for " + path);
                }
                return body.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + "&" + form("_csrf", token))));
    }

    String postJson(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(body)));
    }

    /** As a browser's form sends it, without holding the file in memory. */
    String postFile(String path, Path file) throws IOException {
        var boundary = UUID.randomUUID().toString();
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                        .formatted(boundary, file.getFileName());
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.concat(
                        text(head), BodyPublishers.ofFile(file), text("\r\n--" + boundary + "--\r\n"))));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }

    static String form(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String send(HttpRequest.Builder request) {
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            HttpResponse<String> answer =
                    http.send(request.header("Accept-Language", "en").build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        answer.statusCode() + " for " + answer.request().uri() + ": " + shown(answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String shown(String page) {
        var words = page.replaceAll("(?s)<head>.*?</head>|<[^>]+>", " ").replaceAll("\\s+", " ");
        return words.substring(0, Math.min(300, words.length()));
    }

    @Override
    public void close() {
        http.close();
    }
}
