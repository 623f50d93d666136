package caposaldo.web.list;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Gives every {@link ListDefinition} bean its addresses. */
@Component
class ListRoutes implements SmartInitializingSingleton {

    private final RequestMappingHandlerMapping mapping;
    private final List<ListDefinition> lists;
    private final ListRoute.House house;

    ListRoutes(
            RequestMappingHandlerMapping requestMappingHandlerMapping,
            List<ListDefinition> lists,
            ListRoute.House house) {
        this.mapping = requestMappingHandlerMapping;
        this.lists = lists;
        this.house = house;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (var list : lists) {
            var route = new ListRoute(list, house);
            map(route, list.path(), "page");
            map(route, list.path() + "/foot", "foot");
            map(route, list.path() + ".csv", "csv");
            map(route, list.path() + ".xlsx", "xlsx");
            map(route, "/api/v1" + list.path(), "api");
        }
    }

    private void map(ListRoute route, String path, String method) {
        var address = RequestMappingInfo.paths(path)
                .methods(RequestMethod.GET)
                .options(mapping.getBuilderConfiguration())
                .build();
        mapping.registerMapping(address, route, method(method));
    }

    private static Method method(String name) {
        return Arrays.stream(ListRoute.class.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
