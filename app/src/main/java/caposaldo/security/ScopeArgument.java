package caposaldo.security;

import caposaldo.db.AccessScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller method the {@link AccessScope} it asks for as a parameter. */
@Configuration(proxyBeanMethods = false)
class ScopeArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final CurrentScope scope;

    ScopeArgument(CurrentScope scope) {
        this.scope = scope;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AccessScope.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return scope.current().orElseThrow(() -> new AccessDeniedException("The user is no longer active"));
    }
}
