package caposaldo.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A browser without a window: keeps cookies, follows no redirect, sends with each form the token of a page it has seen. */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private final String house;
    private final HttpClient http;
    private @Nullable String kept;

    private Browser(String house, HttpClient http) {
        this.house = house;
        this.http = http;
    }

    public static Browser at(int port) {
        return new Browser("http://localhost:" + port, client(new CookieManager()));
    }

    /** The same person with the same cookies, at another process of the same house. */
    public Browser movedTo(int port) {
        return new Browser("http://localhost:" + port, http);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(house + path)).GET());
    }

    /** @param fields name, value, name, value … */
    public HttpResponse<String> post(String path, String... fields) {
        var form = new StringBuilder("_csrf=").append(encoded(csrf()));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(house + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    /** Any method, without content. */
    public HttpResponse<String> request(String method, String path) {
        return request(method, path, "");
    }

    /** Any method; what changes something carries the token of a page seen before. */
    public HttpResponse<String> request(String method, String path, String json) {
        var body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder(URI.create(house + path)).method(method, body);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!method.equals("GET")) {
            request.header("X-CSRF-TOKEN", keptCsrf());
        }
        return send(request);
    }

    private String keptCsrf() {
        if (kept == null) {
            kept = csrf();
        }
        return kept;
    }

    /** Of whichever page answers: the door, the first set-up, or one's own. */
    private String csrf() {
        return Stream.of("/sign-in", "/set-up", "/me")
                .map(path -> CSRF.matcher(get(path).body()))
                .filter(Matcher::find)
                .map(seen -> seen.group(1))
                .findFirst()
                .orElseThrow();
    }

    public HttpResponse<String> signIn(String login, String password) {
        return post("/sign-in", "login", login, "password", password);
    }

    /** As a program: no cookie, a token. */
    public static HttpResponse<String> api(
            int port, String method, String path, String token, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var once = HttpClient.newHttpClient()) {
            return exchange(once, request);
        }
    }

    /**
     * What changes something goes over a connection of its own: one kept open may be closed by the server in the very
     * moment it is used again, and only a read is then repeated by itself.
     */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (request.build().method().equals("GET")) {
            return exchange(http, request);
        }
        try (var once = client(http.cookieHandler().orElseThrow())) {
            return exchange(once, request);
        }
    }

    private static HttpClient client(CookieHandler cookies) {
        return HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    private static HttpResponse<String> exchange(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.build().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(l -> l.replaceFirst("^http://[^/]+", ""))
                .orElse("");
    }
}
