using System.Net;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Tests.Running;

/// <summary>A browser without scripts: it keeps cookies, shows redirects instead of following them, and posts the forms that pages gave it.</summary>
public sealed partial class Visitor : IDisposable
{
    public const string Here = "here";

    private static int _last;

    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _cookies = [];

    /// <param name="address">Where it comes from, as a proxy on this machine would say; one of its own when null, and with <see cref="Here"/> this machine, without a proxy.</param>
    /// <param name="isHttps">Whether that proxy took the request by https.</param>
    public Visitor(Uri url, string? address = null, bool isHttps = false)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = url };
        var number = Interlocked.Increment(ref _last);
        if (address != Here)
            _http.DefaultRequestHeaders.Add("X-Forwarded-For", address ?? $"10.1.{number / 250}.{1 + number % 250}");
        if (isHttps)
            _http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
    }

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Another window of the same browser, as it is now.</summary>
    public void TakeCookiesOf(Visitor other)
    {
        foreach (var (name, value) in other._cookies)
            _cookies[name] = value;
    }

    /// <summary>A cookie that a script of the page would have set.</summary>
    public void Keep(string name, string value) => _cookies[name] = Uri.EscapeDataString(value);

    public Task<Page> OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<Page> FollowAsync(Page page) => await OpenAsync(page.Location ?? throw new InvalidOperationException($"No redirect: {page.Status}"));

    /// <summary>Opens a page and posts the form on it that goes to <paramref name="action"/>, with its hidden fields.</summary>
    public async Task<Page> SubmitAsync(string path, string action, params IEnumerable<(string Name, string Value)> fields) =>
        await PostAsync(action, (await OpenAsync(path)).Form(action).Concat(fields));

    public Task<Page> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.GroupBy(f => f.Name).Select(f => KeyValuePair.Create(f.Key, f.Last().Value))),
    });

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        using var response = await _http.SendAsync(request);
        var set = response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines.ToList() : [];
        foreach (var line in set)
            Keep(line);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new Page(response.StatusCode, response.Headers.Location?.OriginalString, headers, set, await response.Content.ReadAsStringAsync());
    }

    public Task<Page> SignInAsync(string email, string password, string returnUrl = "") =>
        SubmitAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", "/account/sign-in", ("email", email), ("password", password));

    public void Dispose() => _http.Dispose();

    private void Keep(string line)
    {
        var parts = line.Split(';', 2);
        var pair = parts[0].Split('=', 2);
        if (parts[1].Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            _cookies.Remove(pair[0]);
        else
            _cookies[pair[0]] = pair[1];
    }

    /// <param name="SetCookies">The header's lines as they came.</param>
    public sealed record Page(HttpStatusCode Status, string? Location, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> SetCookies, string Html)
    {
        /// <summary>What a person reads.</summary>
        public string Words => WebUtility.HtmlDecode(Tags().Replace(Html, " "));

        /// <summary>Where it leads, without host and query.</summary>
        public string? Path => Location is null ? null : new Uri(new Uri("http://here"), Location).AbsolutePath;

        /// <summary>The fields that a form carries by itself.</summary>
        public IEnumerable<(string Name, string Value)> Form(string action)
        {
            var form = Forms().Matches(Html).SingleOrDefault(f => f.Groups["action"].Value == action)
                ?? throw new InvalidOperationException($"There is no form to {action}; the answer was {(int)Status} {Location} {Words}");
            return Hidden().Matches(form.Groups["body"].Value).Select(i => (i.Groups["name"].Value, WebUtility.HtmlDecode(i.Groups["value"].Value)));
        }
    }

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\"[^>]*>(?<body>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
