package caposaldo.sample;

import caposaldo.account.AssignClients;
import caposaldo.account.Clients;
import caposaldo.db.AccessScope;
import caposaldo.kernel.Role;
import caposaldo.people.FoundOrganisation;
import caposaldo.people.FoundOrganisation.Founded;
import caposaldo.people.FoundOrganisation.Post;
import caposaldo.security.OpenPortfolio;
import caposaldo.security.Users;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The people of Steel Wheels: their positions and reporting line, their users, and whose clients are whose. */
@Component
class SampleStaff {

    private final FoundOrganisation found;
    private final OpenPortfolio portfolios;
    private final Users users;
    private final Clients clients;
    private final AssignClients assign;

    SampleStaff(FoundOrganisation found, OpenPortfolio portfolios, Users users, Clients clients, AssignClients assign) {
        this.found = found;
        this.portfolios = portfolios;
        this.users = users;
        this.clients = clients;
        this.assign = assign;
    }

    /** @return the portfolio of each sales representative, by his number */
    Map<String, Long> found(AccessScope scope, SteelWheels company, LocalDate since) {
        var staff = found.found(scope, posts(company), since);
        addUsers(staff, company);
        return openPortfolios(scope, company, staff);
    }

    private static List<Post> posts(SteelWheels company) {
        Map<String, String> offices = new HashMap<>();
        company.table("offices").forEach(office -> offices.put(office.get(0), office.get(1)));
        var posts = new ArrayList<Post>();
        for (var employee : company.table("employees")) {
            posts.add(new Post(
                    employee.get(0),
                    offices.getOrDefault(employee.get(5), employee.get(5)),
                    employee.get(7),
                    role(employee.get(7)),
                    employee.get(6).isEmpty() ? null : employee.get(6),
                    employee.get(2).strip(),
                    employee.get(1).strip(),
                    employee.get(4)));
        }
        // Steel Wheels has no such staff: these seven are made up.
        posts.add(invented("G1", "Sales support", Role.SALES_SUPPORT, "1056", "Sam", "Porter"));
        posts.add(invented("G2", "Controller", Role.FINANCE, "1002", "Fiona", "Ward"));
        posts.add(invented("G3", "Merchandiser", Role.MERCHANDISER, "1165", "Max", "Moreno"));
        posts.add(invented("G4", "Head of HR", Role.HR, "1002", "Hanna", "Reed"));
        posts.add(invented("G5", "Counsel", Role.LEGAL, "1002", "Leo", "Hart"));
        posts.add(invented("G6", "Internal auditor", Role.AUDITOR, "1002", "Ada", "Quill"));
        posts.add(invented("G7", "Administrator", Role.ADMINISTRATOR, "1002", "Alan", "Boole"));
        return posts;
    }

    private static Post invented(
            String code, String title, Role role, String reportsTo, String givenName, String familyName) {
        return new Post(code, "Head office", title, role, reportsTo, givenName, familyName, null);
    }

    private static Role role(String title) {
        return switch (title) {
            case "President" -> Role.CEO;
            case "VP Sales" -> Role.COMMERCIAL_DIRECTOR;
            case "VP Marketing" -> Role.PLANNING;
            case "Sales Rep" -> Role.KAM;
            default -> Role.HEAD_OF_SALES;
        };
    }

    private Map<String, Long> openPortfolios(AccessScope scope, SteelWheels company, Map<String, Founded> staff) {
        var owned = new HashMap<String, Long>();
        for (var employee : company.table("employees")) {
            if (employee.get(7).equals("Sales Rep")) {
                owned.put(
                        employee.get(0),
                        portfolios.open(
                                scope,
                                "P" + employee.get(0),
                                employee.get(2).strip() + " " + employee.get(1).strip(),
                                Objects.requireNonNull(staff.get(employee.get(0)))
                                        .position()));
            }
        }
        return owned;
    }

    static String login(String givenName, String familyName) {
        return (givenName + "." + familyName).toLowerCase(Locale.ROOT).replace(" ", "");
    }

    /** One for each role, to sign in with a click in the demonstration; without password, so with nothing else. */
    private void addUsers(Map<String, Founded> staff, SteelWheels company) {
        for (var post : posts(company)) {
            users.add(new Users.NewUser(
                    login(post.givenName(), post.familyName()),
                    post.givenName() + " " + post.familyName(),
                    Objects.requireNonNull(staff.get(post.code())).person().value(),
                    null,
                    true,
                    List.of()));
        }
    }

    /** Clients of a representative who is still there go to his portfolio; the others stay without and are reported. */
    void assignClients(AccessScope scope, SteelWheels company, Map<String, Long> owned, LocalDate since) {
        Map<String, List<String>> codes = new HashMap<>();
        for (var customer : company.table("customers")) {
            codes.computeIfAbsent(customer.get(11), unused -> new ArrayList<>()).add(customer.get(0));
        }
        owned.forEach((employee, portfolio) -> {
            var ids = clients.withCodes(scope, codes.getOrDefault(employee, List.of()));
            if (!ids.isEmpty()) {
                assign.assign(scope, ids, portfolio, since, "sales representative in Steel Wheels");
            }
        });
    }
}
