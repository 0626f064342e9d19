package cn.huice.web;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;

/** Remembers how a list was asked for, so that whoever writes all of it can ask for its other pages in the same way. */
@Listed("")
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class ListedPages {
    private static final Set<String> CURSORS = Set.of("cursor", "after");
    private final FollowingPages following;

    ListedPages(FollowingPages following) {
        this.following = following;
    }

    @AroundInvoke
    Object remember(InvocationContext context) throws Exception {
        Method list = context.getMethod();
        Object resource = context.getTarget();
        Object[] asked = context.getParameters().clone();
        following.are(list.getAnnotation(Listed.class).value(), cursor -> page(resource, list, asked, cursor));
        return context.proceed();
    }

    private static Page<?> page(Object resource, Method list, Object[] asked, String cursor) {
        Object[] arguments = asked.clone();
        Parameter[] parameters = list.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            QueryParam named = parameters[i].getAnnotation(QueryParam.class);
            if (named != null && CURSORS.contains(named.value())) {
                arguments[i] = parameters[i].getType() == long.class ? (Object) Long.valueOf(cursor) : cursor;
            } else if (named != null && named.value().equals("limit")) {
                arguments[i] = Page.MAX_LIMIT;
            }
        }
        try {
            list.setAccessible(true);
            return (Page<?>) list.invoke(resource, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
        }
    }
}
