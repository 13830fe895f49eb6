using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Gateway;

/// <summary>The key stands in the address of every call; nothing may write it down or hand it on.</summary>
public sealed class SecretPathTests(GatewayApp gate) : IClassFixture<GatewayApp>
{
    [Theory]
    [InlineData("//bot{0}/getMe")]
    [InlineData("/Bot{0}/getMe")]
    [InlineData("/bot{0}")]
    [InlineData("/bot{0}%2FgetMe")]
    [InlineData("/BOT123:{0}")]
    [InlineData("/file/bot{0}")]
    [InlineData("/File//bot{0}/a.txt")]
    [InlineData("///file/Bot{0}/a.txt")]
    public async Task Address_ThatIsMiswritten_IsNotFoundAndLeadsNowhere(string form)
    {
        using var program = await gate.App.GatewayAsync(gate.Shared);

        using var answer = await SendAsync(HttpMethod.Get, form, program.Token);

        Assert.Equal((HttpStatusCode.NotFound, null), (answer.StatusCode, answer.Headers.Location));
        Assert.Equal("""{"ok":false,"error_code":404,"description":"Not Found"}""", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("HEAD", "/bot{0}/getMe")]
    [InlineData("OPTIONS", "/bot{0}/getMe")]
    [InlineData("HEAD", "/Bot{0}/getMe")]
    [InlineData("OPTIONS", "/bot{0}")]
    [InlineData("DELETE", "/file/bot{0}/a.txt")]
    public async Task Verb_OtherThanGetAndPost_IsRefused(string verb, string form)
    {
        using var program = await gate.App.GatewayAsync(gate.Shared);

        using var answer = await SendAsync(new HttpMethod(verb), form, program.Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Answer_IsKeptByNobody()
    {
        using var program = await gate.App.GatewayAsync(gate.Shared);

        using var answer = await SendAsync(HttpMethod.Get, "/bot{0}/getMe", program.Token);

        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Key_WhateverIsLogged_IsInNoLine()
    {
        await using var app = await RunningApp.StartAsync(arguments:
            ["--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace",
                "--Logging:Console:LogLevel:Default", "Warning", "--Logging:Console:LogLevel:Microsoft.AspNetCore", "Warning"]);
        var bot = await app.AddBotAsync("watched_bot");
        using var program = await app.GatewayAsync(bot);
        using var lines = new EveryLine();
        app.Service<ILoggerFactory>().AddProvider(lines);

        var answer = await program.CallAsync("getMe");
        foreach (var form in new[] { "/bot{0}/getUpdates", "/bot{0}/noSuchMethod", "/file/bot{0}/a.txt", "//bot{0}/getMe", "/Bot{0}/getMe", "/bot{0}%2FgetMe", "/bot{0}" })
            (await app.Http.GetAsync(Address(app, form, program.Token))).Dispose();

        Assert.True(answer.IsOk, answer.Text);
        Assert.Contains(lines.All, line => line.Contains("Request starting", StringComparison.Ordinal) && line.Contains("/bot/getMe", StringComparison.Ordinal));
        Assert.Empty(lines.All.Where(line => line.Contains(program.Token, StringComparison.Ordinal)));
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod verb, string form, string key) =>
        gate.App.Http.SendAsync(new HttpRequestMessage(verb, Address(gate.App, form, key)));

    private static Uri Address(RunningApp app, string form, string key) => new(app.Url.GetLeftPart(UriPartial.Authority) + form.Replace("{0}", key, StringComparison.Ordinal));

    /// <summary>All that is logged, with the scopes that it is logged in.</summary>
    private sealed class EveryLine : ILoggerProvider, ISupportExternalScope
    {
        private readonly ConcurrentQueue<string> _lines = new();
        private IExternalScopeProvider? _scopes;

        public IReadOnlyList<string> All => [.. _lines];

        public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Line(EveryLine owner, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => owner._scopes?.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var scopes = new List<string>();
                owner._scopes?.ForEachScope((scope, all) => all.Add(scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : $"{scope}"), scopes);
                var values = state is IEnumerable<KeyValuePair<string, object?>> parts ? string.Join(' ', parts) : "";
                owner._lines.Enqueue($"{category}: {formatter(state, exception)} {values} {exception} {string.Join(' ', scopes)}");
            }
        }
    }
}
