package caposaldo;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: one process, one database. */
@SpringBootApplication
@Modulithic(
        systemName = "Caposaldo",
        sharedModules = {"kernel", "db", "web"})
public class CaposaldoApplication {

    static void main(String[] args) {
        SpringApplication.run(CaposaldoApplication.class, args);
    }
}
