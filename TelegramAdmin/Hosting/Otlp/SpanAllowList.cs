using System.Diagnostics;
using OpenTelemetry;

namespace TelegramAdmin.Hosting.Otlp;

/// <summary>
/// Takes out of each span what is not known to be harmless, before it leaves: addresses hold keys of programs, tokens of bots, invitations and webhooks of others, and error texts
/// may hold anything.
/// </summary>
internal sealed class SpanAllowList : BaseProcessor<Activity>
{
    private const string Ours = "telegramadmin.";

    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "server.address", "server.port", "url.scheme", "error.type", "otel.status_code",
    };

    public override void OnEnd(Activity data)
    {
        foreach (var name in data.TagObjects.Select(tag => tag.Key).Where(name => !name.StartsWith(Ours, StringComparison.Ordinal) && !Harmless.Contains(name)).ToList())
            data.SetTag(name, null);
        if (data.StatusDescription is not null)
            data.SetStatus(data.Status);
    }
}
