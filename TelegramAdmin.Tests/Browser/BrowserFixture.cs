using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Browser;

/// <summary>The product as a newcomer starts it, without configuration, and a Chromium to look at it with.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // What moves by itself; what follows a click within half a second was asked for.
    private const string NotesShifts = """
        window.taShifts = [];
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) {
            const of = entry.sources.slice(0, 2).map(({ node }) => node?.className || node?.nodeName || "?").join(" + ");
            if (!entry.hadRecentInput) window.taShifts.push({ value: entry.value, of });
          }
        }).observe({ type: "layout-shift", buffered: true });
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("ta-browser-").FullName;
    private AppProcess? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _signedIn;

    public Uri App => _app!.Url;

    public Uri Sandbox { get; private set; } = null!;

    public string Output => _app!.Output;

    /// <summary>The data directory.</summary>
    public string Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        Sandbox = new Uri($"http://localhost:{RunningApp.FreePort()}");
        _app = await AppProcess.StartAsync(new Uri($"http://localhost:{RunningApp.FreePort()}"), "--DataDirectory", _folder, "--Sandbox:Url", Sandbox.AbsoluteUri);
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)RunningApp.Patience.TotalMilliseconds);
        _browser = await LaunchAsync(_playwright);
    }

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
    {
        ExecutablePath = "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    /// <summary>Somebody else of the team, who signs in with a password.</summary>
    public async Task AddStaffAsync(string email, string password, string role)
    {
        var (code, output) = await AppProcess.RunAsync("admin", "create", "--email", email, "--password", password, "--role", role, "--DataDirectory", _folder);
        Assert.True(code == 0, output);
    }

    /// <summary>A fresh browser window; what its console complains about fails the test.</summary>
    public Task<Window> OpenAsync(int width = 1440, ColorScheme theme = ColorScheme.Light) => OpenAsync(width, theme, null);

    /// <summary>A fresh window of the owner, who came in by another one.</summary>
    public async Task<Window> OpenSignedInAsync()
    {
        if (_signedIn is null)
        {
            await using var first = await OpenAsync();
            await first.SignInAsync();
            _signedIn = await first.Page.Context.StorageStateAsync();
        }
        return await OpenAsync(1440, ColorScheme.Light, _signedIn);
    }

    private async Task<Window> OpenAsync(int width, ColorScheme theme, string? state)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = App.AbsoluteUri,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = theme,
            Locale = "en-GB",
            IsMobile = width < 500,
            HasTouch = width < 500,
            StorageState = state,
        });
        await context.AddInitScriptAsync(NotesShifts);
        context.SetDefaultTimeout((float)RunningApp.Patience.TotalMilliseconds);
        return new Window(context, await context.NewPageAsync(), () => Output);
    }

    /// <summary>The phone of somebody new, who has started the bot.</summary>
    public async Task<ILocator> AddPersonAsync(Window phones, string name, string language = "en")
    {
        using var control = new HttpClient { BaseAddress = new Uri(Sandbox, "sandbox/") };
        using var added = await control.PostAsJsonAsync(new Uri("people", UriKind.Relative), new { firstName = name, languageCode = language });
        var person = (await added.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        using var started = await control.PostAsJsonAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"chats/p100001-{person}/send"), UriKind.Relative), new { text = "/start" });
        started.EnsureSuccessStatusCode();
        await phones.Page.GotoAsync(Sandbox.AbsoluteUri);
        return phones.Page.GetByRole(AriaRole.Region, new() { Name = name });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
