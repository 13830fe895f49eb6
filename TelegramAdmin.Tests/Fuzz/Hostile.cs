using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TelegramAdmin.Tests.Fuzz;

/// <summary>What somebody who means harm writes into a field, always the same for one seed.</summary>
internal sealed class Hostile(int seed)
{
    private static readonly string[] Words =
    [
        "", " ", "0", "-1", "1", "77", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e309", "NaN", "1.5", "0x41", "true", "null", "undefined", "[]", "{}",
        "\0", "a\0b", "\u001b[31m", "\r\nSet-Cookie: a=b", "\u202Egnp.exe", "\uFEFF", "é漢🦊", "👩‍👩‍👧‍👦", "\ud800", "\udc00x", "a\u0301\u0301\u0301",
        "' OR '1'='1", "\"; DROP TABLE bots; --", "%", "_", "\\", "*", "\"", "<script>alert(1)</script>", "{{ a | b }}", "{% if %}", "${7*7}", "=cmd|' /C calc'!A0", "../../../../etc/passwd",
        "..%2f..%2fetc%2fpasswd", "%00", "%zz", "file:///etc/passwd", "https://127.0.0.1:1/", "javascript:alert(1)", "//evil.example", "0000-00-00", "9999-12-31T23:59:59Z", "2026-02-30", "-1d",
        "1:2", "a,b,,c", "(a+)+$", "(", "[", "NEAR/2", "AND OR NOT", "::", "a:b:c:d",
    ];

    public Random Random { get; } = new(seed);

    public string Word() => Random.Next(12) switch
    {
        0 => new string(Words[Random.Next(Words.Length)].FirstOrDefault('x'), Random.Next(1, 6_000)),
        1 => string.Concat(Enumerable.Range(0, Random.Next(1, 40)).Select(_ => (char)Random.Next(0x20, 0xD7FF))),
        2 => Word() + Word(),
        _ => Words[Random.Next(Words.Length)],
    };

    /// <summary>As part of an address: what no client could send is replaced.</summary>
    public string InAddress() => Uri.EscapeDataString(Whole(ShortWord()));

    /// <summary>Without halves of characters, which no encoder of UTF-8 lets through.</summary>
    public static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>Any JSON value, as text; some of it is none.</summary>
    public string Json(int depth = 3) => Random.Next(depth > 0 ? 10 : 7) switch
    {
        0 => "null",
        1 => Random.Next(2) == 0 ? "true" : "false",
        2 => Random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture),
        3 => new[] { "0", "-1", "1e999", "99999999999999999999999", "0.1", "1E-7", "-0", "12345678901234567890.5" }[Random.Next(8)],
        4 => "\"\\ud800\"",
        5 or 6 => JsonSerializer.Serialize(Whole(Word())),
        7 => $"[{string.Join(',', Enumerable.Range(0, Random.Next(4)).Select(_ => Json(depth - 1)))}]",
        8 => $"{{{string.Join(',', Enumerable.Range(0, Random.Next(4)).Select(n => $"\"k{n % 2}\":{Json(depth - 1)}"))}}}",
        _ => new string('[', Random.Next(1, 200)) + (Random.Next(2) == 0 ? "" : "1"),
    };

    /// <summary>A proper document with something wrong in one to three places.</summary>
    public string Mutate(string json)
    {
        if (Random.Next(8) == 0)
            return Tear(json);
        var places = Places(json);
        var text = json;
        for (var n = Random.Next(1, 4); n > 0 && places.Count > 0; n--)
        {
            var (start, length) = places[Random.Next(places.Count)];
            if (start + length <= text.Length)
                text = string.Concat(text.AsSpan(0, start), Json(), text.AsSpan(start + length));
            places = Places(text);
        }
        return text;
    }

    private string ShortWord() => Word() is var word && word.Length > 200 ? word[..200] : word;

    /// <summary>Cut, doubled or with a letter changed.</summary>
    private string Tear(string text) => Random.Next(3) switch
    {
        0 => text[..Random.Next(text.Length)],
        1 => text + text,
        _ => text.Remove(Random.Next(text.Length), 1),
    };

    /// <summary>Where each value of a document stands; none where it is torn already.</summary>
    private static List<(int Start, int Length)> Places(string json)
    {
        var places = new List<(int, int)>();
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 512 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
                    places.Add((Encoding.UTF8.GetCharCount(bytes, 0, (int)reader.TokenStartIndex), Encoding.UTF8.GetCharCount(bytes, (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex))));
            }
        }
        catch (JsonException)
        {
            places.Clear();
        }
        return places;
    }
}
