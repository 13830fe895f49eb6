using System.Net;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Benchmarks.Inbox;

/// <summary>Somebody of the team, signed in, who loads pages as the server renders them.</summary>
internal sealed partial class StaffBrowser : IDisposable
{
    private readonly HttpClient _http;

    private StaffBrowser(Uri url)
    {
        Url = url;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = true }) { BaseAddress = url };
    }

    public Uri Url { get; }

    public CookieContainer Cookies { get; } = new();

    public static async Task<StaffBrowser> SignInAsync(Uri url, string email, string password)
    {
        var browser = new StaffBrowser(url);
        var fields = Hidden().Matches(await browser.LoadAsync("/account/sign-in")).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent([.. fields.DistinctBy(f => f.Key), new("email", email), new("password", password)]);
        using var answer = await browser._http.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form);
        return answer.RequestMessage!.RequestUri!.AbsolutePath == "/dashboard" ? browser : throw new InvalidOperationException($"Nobody was signed in: {(int)answer.StatusCode} {answer.RequestMessage.RequestUri}");
    }

    public async Task<string> LoadAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    /// <summary>Takes a file as it comes, and keeps nothing of it.</summary>
    /// <returns>Its bytes and its line ends.</returns>
    public async Task<(long Bytes, long Lines)> DrainAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var (buffer, bytes, lines) = (new byte[64 * 1024], 0L, 0L);
        for (int read; (read = await stream.ReadAsync(buffer)) > 0; bytes += read)
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return (bytes, lines);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();
}
