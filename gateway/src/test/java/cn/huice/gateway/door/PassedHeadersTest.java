package cn.huice.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.huice.gateway.upstream.Service;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassedHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8083/v1/x?a=b#c, /api/land/v1/x?a=b#c",
        "http://huice.test/v1/x, /api/land/v1/x",
        "/ogc/collections, /api/land/ogc/collections",
        "/v1, /api/land/v1",
        "/api/land/v1/x, /api/land/v1/x",
        "https://elsewhere.test/v1/x, https://elsewhere.test/v1/x",
        "/q/metrics, /q/metrics",
        "x y, x y"
    })
    void addresses_of_the_service_become_the_gateway_s(String address, String expected) {
        List<String> own = List.of("127.0.0.1:8083", "huice.test");
        assertEquals(expected, PassedHeaders.publicAddress(address, Service.LAND, own));
    }
}
