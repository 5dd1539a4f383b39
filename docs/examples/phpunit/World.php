<?php

declare(strict_types=1);

/** A sandbox of its own, made before a test and dropped after it through the control API. */
final class World
{
    public readonly string $url;
    private readonly string $name;
    private readonly string $control;

    public function __construct(string $name)
    {
        // Two runs at the same time on one emulator stay apart by the process.
        $this->name = substr(strtolower(preg_replace('/[^A-Za-z0-9]+/', '-', $name)), 0, 30) . '-' . getmypid();
        $this->control = getenv('PROVISIM_CONTROL_URL') ?: 'http://127.0.0.1:9090';
        $this->url = (getenv('PROVISIM_URL') ?: 'http://127.0.0.1:9002') . "/~$this->name";
        $this->call('POST', '/sandboxes', ['name' => $this->name]);
    }

    /** A client of one of the MSPControl services, as unchanged as it would be against the real server. */
    public function service(string $name): SoapClient
    {
        return new SoapClient("$this->url/$name.asmx?wsdl", [
            'login' => 'serveradmin',
            'password' => 'serveradmin',
            'cache_wsdl' => WSDL_CACHE_NONE,
        ]);
    }

    public function reset(): void
    {
        $this->verb('POST', 'reset', new stdClass());
    }

    public function freezeClock(string $instant): void
    {
        $this->verb('PUT', 'clock', ['mode' => 'frozen', 'at' => $instant]);
    }

    public function fault(array $rule): void
    {
        $this->verb('POST', 'faults', $rule);
    }

    /** What is wrong with an expectation of the journal; an empty text when nothing is. */
    public function unmet(array $expectation): string
    {
        $verdict = $this->verb('POST', 'journal/verify', $expectation);
        return $verdict['isMet'] ? '' : $verdict['message'];
    }

    public function drop(): void
    {
        $this->call('DELETE', "/sandboxes/$this->name");
    }

    private function verb(string $method, string $verb, array|object $body): mixed
    {
        return $this->call($method, "/sandboxes/$this->name/$verb", $body);
    }

    private function call(string $method, string $path, array|object|null $body = null): mixed
    {
        $answer = file_get_contents($this->control . $path, false, stream_context_create(['http' => [
            'method' => $method,
            'header' => 'Content-Type: application/json',
            'content' => $body === null ? '' : json_encode($body),
            'ignore_errors' => true,
        ]]));
        if (!preg_match('/ 2\d\d /', $http_response_header[0])) {
            throw new RuntimeException("$method $path: $answer");
        }
        return json_decode($answer, true);
    }
}
