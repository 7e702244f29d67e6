package consumer;

import dev.sessions.feign.FeignSessions;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

@SpringBootApplication
@EnableFeignClients
public class Application {
    @Bean
    FeignSessions sessions(@Value("${workos.url}") URI url, @Value("${workos.key}") String key) {
        return FeignSessions.builder().baseUrl(url).apiKey(key).build();
    }

    /** A client of the application, made by Spring Cloud. */
    @FeignClient(name = "own", url = "${workos.url}")
    interface OwnClient {
        @GetMapping("/user_management/users/{user}/sessions")
        String sessions(@PathVariable String user, @RequestHeader("Authorization") String authorization);
    }
}
