<?php
/**
 * Reads a DataSet from every operation of the MSPControl services that answers one, with PHP's own SoapClient.
 *
 *   php mspc/dataSets.php http://127.0.0.1:9002/~php-demo dataSets.tsv
 *
 * Each line of the list is an operation as the contract has it: service, name, its parameters, the tables and typed columns
 * of its answer. The world has rows for each.
 */

declare(strict_types=1);

require __DIR__ . '/../telling.php';

const FORMS = [
    'int' => '/^-?\d+$/', 'short' => '/^-?\d+$/', 'long' => '/^-?\d+$/', 'unsignedByte' => '/^\d+$/',
    'boolean' => '/^(true|false)$/', 'decimal' => '/^-?\d+(\.\d+)?$/', 'double' => '/^(-?\d+(\.\d+)?(E[+-]\d+)?|-?INF|NaN)$/',
    'dateTime' => '/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/',
    'guid' => '/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/', 'string' => '/^.*$/s', 'base64Binary' => '/^[A-Za-z0-9+\/=]*$/',
];

function service(string $address, string $name): SoapClient
{
    static $services = [];
    return $services[$name] ??= new SoapClient("$address/$name.asmx?wsdl", [
        'login' => 'serveradmin', 'password' => 'serveradmin', 'cache_wsdl' => WSDL_CACHE_NONE,
    ]);
}

function call(SoapClient $service, string $operation, string $parameters): mixed
{
    $arguments = [];
    foreach (array_filter(explode(';', $parameters)) as $parameter) {
        [$name, $value] = explode('=', $parameter, 2);
        $arguments[$name] = $value === 'true' ? true : ($value === 'false' ? false : $value);
    }
    return $service->$operation($arguments)->{"{$operation}Result"} ?? null;
}

/**
 * What a DataSet's schema says, as `Table:Id/int,Name/string;Table1:Number/int`. ext-soap hands over the schema and the
 * DiffGram as text; they are read with patterns, so that php-soap is enough.
 */
function described(object $dataSet): string
{
    preg_match_all('/<xs:element name="(\w+)"><xs:complexType><xs:sequence>(.*?)<\/xs:sequence>/s', $dataSet->schema, $tables, PREG_SET_ORDER);
    return implode(';', array_map(function (array $table): string {
        preg_match_all('/<xs:element name="([^"]+)"(?: msdata:DataType="System\.(\w+)[^"]*")?[^>]* type="xs:(\w+)"/', $table[2], $columns, PREG_SET_ORDER);
        return "$table[1]:" . implode(',', array_map(
            fn (array $column): string => name($column[1]) . '/' . ($column[2] === 'Guid' ? 'guid' : $column[3]),
            $columns,
        ));
    }, $tables));
}

/** The rows by table, each with its columns that are not null. */
function rows(string $any): array
{
    equal(1, preg_match('/^<diffgr:diffgram /', $any), 'DiffGrams');
    preg_match_all('/<(\w+) diffgr:id="\1(\d+)" msdata:rowOrder="(\d+)"[^>]*>(.*?)<\/\1>/s', $any, $found, PREG_SET_ORDER);
    $rows = [];
    foreach ($found as [, $table, $id, $order, $content]) {
        equal([count($rows[$table] ?? []), count($rows[$table] ?? []) + 1], [(int) $order, (int) $id], "order and id in $table");
        preg_match_all('/<([\w.-]+)(?:>([^<]*)<\/\1>| \/>)/', $content, $cells, PREG_SET_ORDER);
        $row = [];
        foreach ($cells as $cell) {
            $row[name($cell[1])] = html_entity_decode($cell[2] ?? '', ENT_QUOTES | ENT_XML1);
        }
        $rows[$table][] = $row;
    }
    return $rows;
}

/** A column's name: what no XML name can hold is written as `_x0020_`. */
function name(string $written): string
{
    return preg_replace_callback('/_x([0-9A-Fa-f]{4})_/', fn (array $code): string => mb_chr_of(hexdec($code[1])), $written);
}

function mb_chr_of(int $code): string
{
    return html_entity_decode("&#$code;", ENT_QUOTES | ENT_HTML5, 'UTF-8');
}

$address = rtrim($argv[1], '/');
foreach (file($argv[2], FILE_IGNORE_NEW_LINES) as $line) {
    [$service, $operation, $parameters, $tables] = explode("\t", $line);
    step("$operation is read from any", function () use ($address, $service, $operation, $parameters, $tables) {
        $dataSet = call(service($address, $service), $operation, $parameters);
        equal($tables, described($dataSet));
        $types = [];
        foreach (explode(';', $tables) as $table) {
            [$name, $columns] = explode(':', $table);
            foreach (explode(',', $columns) as $column) {
                [$columnName, $type] = explode('/', $column);
                $types[$name][$columnName] = $type;
            }
        }
        $rows = rows($dataSet->any);
        foreach ($rows as $table => $list) {
            foreach ($list as $row) {
                foreach ($row as $column => $value) {
                    equal(1, preg_match(FORMS[$types[$table][$column]], $value), "a {$types[$table][$column]} in $column: $value");
                }
            }
        }
        equal(true, $rows !== [], 'rows:');
    });
}
exit($failed === 0 ? 0 : 1);
