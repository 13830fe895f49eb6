using System.Net.Http.Json;
using System.Text.Json;
using TelegramAdmin.Sandbox;
using TelegramAdmin.Tests.Running;

namespace TelegramAdmin.Tests.Emulators;

/// <summary>A bot as somebody writes it without a library: HTTP calls, and getUpdates in a row.</summary>
public sealed class PlainBot(Uri apiUrl) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = apiUrl };
    private readonly Queue<JsonElement> _updates = new();
    private long _offset;

    /// <summary>The result of a call that succeeds.</summary>
    public async Task<JsonElement> CallAsync(string method, object? parameters = null)
    {
        var answer = await AnswerAsync(method, parameters);
        Assert.True(answer.GetProperty("ok").GetBoolean(), $"{method}: {answer}");
        return answer.GetProperty("result");
    }

    /// <summary>The description of a call that is refused.</summary>
    public async Task<string> RefusalAsync(string method, object? parameters = null)
    {
        var answer = await AnswerAsync(method, parameters);
        Assert.False(answer.GetProperty("ok").GetBoolean(), $"{method}: {answer}");
        return answer.GetProperty("description").GetString()!;
    }

    /// <summary>The next update, which has to be of this kind.</summary>
    public async Task<JsonElement> NextAsync(string kind)
    {
        var next = await NextAsync();
        Assert.True(next.TryGetProperty(kind, out var value), $"Instead of {kind}: {next}");
        return value;
    }

    public async Task<JsonElement> NextAsync()
    {
        var deadline = DateTime.UtcNow + RunningApp.Patience;
        while (_updates.Count == 0)
        {
            Assert.True(DateTime.UtcNow < deadline, "There was no update in time.");
            foreach (var update in (await CallAsync("getUpdates", new { offset = _offset, timeout = 5 })).EnumerateArray()) Keep(update);
        }

        return _updates.Dequeue();
    }

    /// <summary>What is there now and has not been looked at.</summary>
    public async Task<int> WaitingAsync()
    {
        foreach (var update in (await CallAsync("getUpdates", new { offset = _offset })).EnumerateArray()) Keep(update);
        return _updates.Count;
    }

    public void Dispose() => _http.Dispose();

    private void Keep(JsonElement update)
    {
        _offset = update.GetProperty("update_id").GetInt64() + 1;
        _updates.Enqueue(update);
    }

    private async Task<JsonElement> AnswerAsync(string method, object? parameters)
    {
        using var response = await _http.PostAsJsonAsync(new Uri(method, UriKind.Relative), parameters ?? new { });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
