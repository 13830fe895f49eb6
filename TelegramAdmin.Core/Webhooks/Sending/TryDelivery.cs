using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Telemetry;
using TelegramAdmin.Core.Webhooks.Endpoints;

namespace TelegramAdmin.Core.Webhooks.Sending;

/// <summary>Makes one try of one delivery and says how it ended.</summary>
internal sealed class TryDelivery(IDatabase database, EndpointDirectory directory, OutboundHttp http, SecretProtector protector, EngineTraces traces, TimeProvider time)
{
    private const int Gone = 410;
    private const int LargestWords = 1000;

    /// <summary>How long an answer is waited for; tests wait less.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    public async Task<EndedTry> RunAsync(WebhookDelivery delivery, CancellationToken cancellation)
    {
        using var span = EngineTraces.Start("webhook deliver", ActivityKind.Producer, traces.Find(delivery.EventId));
        span?.SetTag(SpanTags.Event, delivery.EventType).SetTag(SpanTags.Attempt, delivery.Attempts + 1);
        var at = time.GetUtcNow();
        var (address, secrets) = await TargetAsync(delivery, at);
        if (address is null)
            return NotMade(delivery, at, "There is nowhere to send it: the webhook is switched off, or the API key was revoked.");
        if (secrets.Count == 0)
            return NotMade(delivery, at, "Its secret cannot be decrypted: the key that encrypted it is gone. Rotate the secret, then send it again.");
        var body = Encoding.UTF8.GetBytes(delivery.Payload);
        var answer = await http.PostAsync(address, body, WebhookSignature.Headers(delivery.EventId, at, body, secrets), Patience, cancellation);
        span?.SetTag(SpanTags.Status, answer.Status).SetStatus(answer.IsSuccess ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        return Ended(delivery, at, answer);
    }

    private async Task<(Uri? Address, IReadOnlyList<string> Secrets)> TargetAsync(WebhookDelivery delivery, DateTimeOffset at)
    {
        await using var db = database.ReadAll();
        if (delivery.EndpointId is { } id)
            return (await directory.ReadAsync()).Find(id) is { } endpoint && !await IsOfRevokedKeyAsync(db, id) ? (endpoint.Url, Reveal(endpoint.ProtectedSecrets(at))) : (null, []);
        if (delivery.ApiKeyId is null)
            return Uri.TryCreate(delivery.Url, UriKind.Absolute, out var called) ? (called, Reveal(await CallSecret.ReadAsync(db, delivery.WorkspaceId))) : (null, []);
        // The command line may have revoked it in another process, so nothing that this one remembers is asked.
        var secret = await db.ApiKeys.Where(k => k.Id == delivery.ApiKeyId && k.RevokedAt == null).Select(k => k.ProtectedCallbackSecret).FirstOrDefaultAsync();
        return secret is not null && Uri.TryCreate(delivery.Url, UriKind.Absolute, out var address) ? (address, Reveal([secret])) : (null, []);
    }

    private static Task<bool> IsOfRevokedKeyAsync(AppDbContext db, long endpointId) =>
        db.WebhookEndpoints.Where(e => e.Id == endpointId).Join(db.ApiKeys.Where(k => k.RevokedAt != null), e => e.ApiKeyId, k => (long?)k.Id, (e, k) => k.Id).AnyAsync();

    private List<string> Reveal(IEnumerable<string> secrets) => [.. secrets.Select(protector.TryReveal).OfType<string>()];

    private EndedTry Ended(WebhookDelivery delivery, DateTimeOffset at, OutboundAnswer answer)
    {
        var attempts = delivery.Attempts + 1;
        var ended = new EndedTry(delivery.Id, delivery.WorkspaceId, delivery.EndpointId, at, WebhookDeliveryState.Delivered, attempts, at) { Status = answer.Status, Took = answer.Took, WasSlow = answer.IsTimeout };
        if (answer.IsSuccess)
            return ended;
        var wait = answer.Status == Gone ? null : TrySchedule.After(attempts, answer);
        return ended with
        {
            State = wait is null ? WebhookDeliveryState.Failed : WebhookDeliveryState.Pending,
            NextAt = time.GetUtcNow() + (wait ?? TimeSpan.Zero),
            Error = Words(answer),
        };
    }

    private static EndedTry NotMade(WebhookDelivery delivery, DateTimeOffset at, string why) =>
        new(delivery.Id, delivery.WorkspaceId, delivery.EndpointId, at, WebhookDeliveryState.Failed, delivery.Attempts, at) { WasMade = false, Status = delivery.LastStatus, Error = why };

    private static string Words(OutboundAnswer answer)
    {
        var words = answer switch
        {
            { Error: { } error } => error,
            { Status: Gone } => "It answered 410 Gone: it wants nothing more.",
            { Status: >= 300 and <= 399 } => $"It answered {answer.Status}, a redirect, which is not followed. Give the address where it really is.",
            { Body: var body } when string.IsNullOrWhiteSpace(body) => $"It answered {answer.Status}.",
            _ => $"It answered {answer.Status}: {answer.Body.Trim()}",
        };
        return ShortText.Cut(words, LargestWords);
    }
}
