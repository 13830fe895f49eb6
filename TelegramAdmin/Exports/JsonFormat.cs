using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace TelegramAdmin.Exports;

/// <summary>An array with an object for each row; the columns are its names.</summary>
internal sealed class JsonFormat : ITableFormat
{
    private const int Portion = 32 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Extension => "json";

    public string ContentType => "application/json; charset=utf-8";

    public async Task WriteAsync(Stream stream, string title, ExportTable table, CancellationToken cancellation)
    {
        var names = table.Columns.Select((name, at) => JsonEncodedText.Encode(Unique(table.Columns, name, at), Options.Encoder)).ToArray();
        await using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartArray();
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            json.WriteStartObject();
            for (var at = 0; at < names.Length; at++)
                Write(json, names[at], row[at]);
            json.WriteEndObject();
            if (json.BytesPending > Portion)
                await json.FlushAsync(cancellation);
        }
        json.WriteEndArray();
        await json.FlushAsync(cancellation);
    }

    // Two columns of one name would be one to most readers.
    private static string Unique(IReadOnlyList<string> names, string name, int at) =>
        names.Take(at).Count(n => n == name) is > 0 and var before ? $"{name} {(before + 1).ToString(CultureInfo.InvariantCulture)}" : name;

    private static void Write(Utf8JsonWriter json, JsonEncodedText name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case int or short or long: json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case decimal number: json.WriteNumber(name, number); break;
            case double number when double.IsFinite(number): json.WriteNumber(name, number); break;
            case DateTimeOffset at: json.WriteString(name, at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)); break;
            case DateOnly day: json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            default: json.WriteString(name, value.ToString()); break;
        }
    }
}
