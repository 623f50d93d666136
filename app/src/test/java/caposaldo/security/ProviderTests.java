package caposaldo.security;

import static caposaldo.security.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import caposaldo.CaposaldoTest;
import caposaldo.kernel.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;

/** Sign-in through an OpenID provider, played by a server of a few lines. */
@CaposaldoTest
@Import(SecurityFixture.class)
class ProviderTests {

    private static final RSAKey KEY = key();
    private static final HttpServer PROVIDER = provider();

    private static volatile String nonce = "";
    private static volatile String email = "";
    private static volatile boolean verified;

    @LocalServerPort
    int port;

    @Autowired
    SecurityFixture fixture;

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry properties) {
        var client = "spring.security.oauth2.client.";
        var house = "http://127.0.0.1:" + PROVIDER.getAddress().getPort();
        properties.add(client + "registration.works.client-id", () -> "caposaldo");
        properties.add(client + "registration.works.client-secret", () -> "secret");
        properties.add(client + "registration.works.client-name", () -> "Works account");
        properties.add(client + "registration.works.scope", () -> "openid,email");
        properties.add(client + "registration.works.authorization-grant-type", () -> "authorization_code");
        properties.add(
                client + "registration.works.redirect-uri", () -> "{baseUrl}/login/oauth2/code/{registrationId}");
        properties.add(client + "provider.works.authorization-uri", () -> house + "/authorize");
        properties.add(client + "provider.works.token-uri", () -> house + "/token");
        properties.add(client + "provider.works.jwk-set-uri", () -> house + "/keys");
        properties.add(client + "provider.works.user-name-attribute", () -> "sub");
    }

    @AfterAll
    static void close() {
        PROVIDER.stop(0);
    }

    @Test
    void letsInTheUserWithTheVerifiedAddress() {
        var login = fixture.user(Role.KAM);
        var browser = Browser.at(port);
        assertThat(browser.get("/sign-in").body()).contains("Sign in with Works account");
        assertThat(returned(browser, login, true)).isEqualTo("/");
        assertThat(browser.get("/me").body()).contains(login);
    }

    @Test
    void letsInNobodyWhoseAddressIsNotVerifiedOrNotOurs() {
        var login = fixture.user(Role.KAM);
        assertThat(returned(Browser.at(port), login, false)).isEqualTo("/sign-in?said=stranger");
        assertThat(returned(Browser.at(port), "stranger@elsewhere.example", true))
                .isEqualTo("/sign-in?said=stranger");
    }

    /** Where the house sends the browser that comes back from the provider. */
    private static String returned(Browser browser, String address, boolean isVerified) {
        var asked = UriComponentsBuilder.fromUriString(location(browser.get("/oauth2/authorization/works")))
                .build()
                .getQueryParams();
        nonce = Objects.requireNonNull(asked.getFirst("nonce"));
        email = address;
        verified = isVerified;
        return location(browser.get("/login/oauth2/code/works?code=c&state=" + asked.getFirst("state")));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer provider() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> answer(exchange, new JWKSet(KEY.toPublicJWK()).toString()));
            server.createContext(
                    "/token",
                    exchange -> answer(
                            exchange,
                            "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
                                    + idToken() + "\"}"));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String idToken() {
        try {
            var now = Instant.now();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                    new JWTClaimsSet.Builder()
                            .issuer("http://127.0.0.1")
                            .subject("4711")
                            .audience("caposaldo")
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(60)))
                            .claim("nonce", nonce)
                            .claim("email", email)
                            .claim("email_verified", verified)
                            .build());
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
