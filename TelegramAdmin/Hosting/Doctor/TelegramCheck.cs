namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether Telegram is reached, and whether its clock and ours agree.</summary>
internal sealed class TelegramCheck(AppSettings settings, TimeProvider time) : IDoctorCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Name => "telegram";

    public async Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        var server = settings.Engine.BotApiUrl;
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(server, cancellation);
            var clock = answer.Headers.Date is { } date ? ClockWords.Read(date - time.GetUtcNow(), server.Authority) ?? DoctorFinding.Ok("clock", $"agrees with {server.Authority}") : null;
            return clock is null ? [DoctorFinding.Ok(Name, $"{server.Authority} answers")] : [DoctorFinding.Ok(Name, $"{server.Authority} answers"), clock];
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return [DoctorFinding.Bad(Name, $"{server.Authority} does not answer: {e.Message}", "Nothing is sent, and nothing is asked for.", "Let this machine out to it: firewall, DNS, or a proxy in HTTPS_PROXY.")];
        }
    }
}
