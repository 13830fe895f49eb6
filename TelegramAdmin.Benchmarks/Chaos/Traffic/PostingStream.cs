using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TelegramAdmin.Sandbox;

namespace TelegramAdmin.Benchmarks.Chaos.Traffic;

/// <summary>A program that posts each message under a key of its own, again and again until it is told that it was taken.</summary>
internal sealed class PostingStream(Stage stage)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<long, bool> _accepted = new();

    public IReadOnlySet<long> Accepted => _accepted.Keys.ToHashSet();

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = stage.Home.Url, Timeout = TimeSpan.FromSeconds(8) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", stage.Crowd.ApiKey);
        using var timer = new PeriodicTimer(Streams.Pause(stage.Scale, stage.Scale.Sends));
        var under = new List<Task>();
        foreach (var person in stage.Crowd.Addressees)
        {
            if (cancellation.IsCancellationRequested)
                break;
            under.Add(PostAsync(http, person, cancellation));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
        await Task.WhenAll(under);
    }

    private async Task PostAsync(HttpClient http, SandboxPerson person, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            if (await TryPostAsync(http, person))
            {
                _accepted[person.Id] = true;
                return;
            }
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<bool> TryPostAsync(HttpClient http, SandboxPerson person)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/send/{stage.Crowd.Relay.Id}");
            request.Headers.Add("Idempotency-Key", person.Id.ToString(CultureInfo.InvariantCulture));
            request.Content = new StringContent($$"""{"chat_id": {{person.Id}}, "text": "for {{person.Id}}"}""", Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request);
            return response.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false; // What became of the message, the next try finds out.
        }
    }
}
