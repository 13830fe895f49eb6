using TelegramAdmin.Core.Settings;

namespace TelegramAdmin.Features.Welcome;

/// <summary>Asks our own public address whether we answer there, as Telegram would reach us. Asked at most twice a minute.</summary>
public sealed class PublicAddressTest(EngineOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
    private (DateTimeOffset At, bool Answers)? _last;

    public Uri? Address => options.PublicUrl;

    /// <summary>As last tested; where nothing was, an address that is configured counts.</summary>
    public bool LastKnown => Address is not null && (_last?.Answers ?? true);

    /// <returns>Whether we answer there; false without an address.</returns>
    public async Task<bool> RunAsync(bool anew = false)
    {
        if (Address is not { } address)
            return false;
        if (!anew && _last is { } last && time.GetUtcNow() - last.At < Fresh)
            return last.Answers;
        var answers = await AnswersAsync(new Uri(address, "/health/live"));
        _last = (time.GetUtcNow(), answers);
        return answers;
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> AnswersAsync(Uri health)
    {
        try
        {
            using var answer = await _http.GetAsync(health);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
