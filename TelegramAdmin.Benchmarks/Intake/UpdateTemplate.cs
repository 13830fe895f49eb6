using System.Globalization;
using System.Text;

namespace TelegramAdmin.Benchmarks.Intake;

/// <summary>A whole webhook request of which only two numbers change, both of fixed width, so that sending one costs the generator next to nothing.</summary>
internal sealed class UpdateTemplate
{
    public const long FirstId = 100_000_000;

    private const string IdMark = "#########";
    private const string PersonMark = "@@@@@@@@@";

    private readonly byte[] _request;
    private readonly int _idAt;
    private readonly int[] _personAt;

    private UpdateTemplate(Uri url, long botId, string secret, string body)
    {
        var request = $"POST /webhook/{botId} HTTP/1.1\r\nHost: {url.Authority}\r\nContent-Type: application/json\r\n"
            + $"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: {body.Length}\r\n\r\n{body}";
        _request = Encoding.ASCII.GetBytes(request);
        _idAt = request.IndexOf(IdMark, StringComparison.Ordinal);
        _personAt = [.. Positions(request)];
    }

    public int Length => _request.Length;

    /// <summary>Nothing answers a poll: what is measured is taking it in.</summary>
    public static UpdateTemplate Poll(Uri url, long botId, string secret) => new(url, botId, secret,
        $$$"""{"update_id":{{{IdMark}}},"poll":{"id":"5021{{{PersonMark}}}","question":"Which day suits you?","options":[{"text":"Monday","voter_count":3},{"text":"Friday","voter_count":8}],"total_voter_count":11,"is_closed":false,"is_anonymous":true,"type":"regular","allows_multiple_answers":false}}""");

    /// <summary>A word of a person to the team, one of many people.</summary>
    public static UpdateTemplate Message(Uri url, long botId, string secret) => new(url, botId, secret,
        $$$"""{"update_id":{{{IdMark}}},"message":{"message_id":4711,"from":{"id":{{{PersonMark}}},"is_bot":false,"first_name":"Reader","last_name":"Green","username":"reader_green","language_code":"en"},"chat":{"id":{{{PersonMark}}},"first_name":"Reader","last_name":"Green","username":"reader_green","type":"private"},"date":1760000000,"text":"Hello, is my order on its way? I have been waiting since Monday."}}""");

    public byte[] NewRequest() => [.. _request];

    public void Number(byte[] request, long updateId, long personId)
    {
        updateId.TryFormat(request.AsSpan(_idAt, IdMark.Length), out _, provider: CultureInfo.InvariantCulture);
        foreach (var at in _personAt)
            personId.TryFormat(request.AsSpan(at, PersonMark.Length), out _, provider: CultureInfo.InvariantCulture);
    }

    private static IEnumerable<int> Positions(string request)
    {
        for (var at = request.IndexOf(PersonMark, StringComparison.Ordinal); at >= 0; at = request.IndexOf(PersonMark, at + 1, StringComparison.Ordinal))
            yield return at;
    }
}
