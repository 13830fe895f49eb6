using System.Buffers;
using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Gateway.Calls;
using TelegramAdmin.Core.Gateway.Consumers.Pushing;
using TelegramAdmin.Core.Security;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>setWebhook and deleteWebhook of one key (core.telegram.org/bots/api#setwebhook).</summary>
public sealed class ChangeWebhook(ConsumerSeats seats, UpdateLog log, SecretProtector protector, WebhookPost post, EventBus events, TimeProvider time)
{
    private const int LongestUrl = 2000;
    private const int UsualConnections = 40;

    private static readonly SearchValues<char> SecretCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>A consumer's webhook was set, changed or taken away.</summary>
    internal event Action<ConsumerSeat>? Changed;

    public async Task<GatewayAnswer> SetAsync(ConsumerSeat seat, string url, CallBody body)
    {
        if (await FaultAsync(url, body) is { } fault)
            return fault;
        return await ChangeAsync(seat, body.Flag("drop_pending_updates"), row =>
        {
            row.WebhookUrl = new Uri(url).AbsoluteUri;
            row.ProtectedSecretToken = body.Text("secret_token") is { } secret ? protector.Protect(secret) : null;
            row.MaxConnections = (int)Math.Clamp(body.Integer("max_connections") ?? UsualConnections, 1, 100);
            row.AllowedUpdates = body.Text("allowed_updates") ?? row.AllowedUpdates;
            (row.LastErrorAt, row.LastError, row.LastSeenAt) = (null, null, time.GetUtcNow());
            return "Webhook was set";
        });
    }

    public async Task<GatewayAnswer> DeleteAsync(ConsumerSeat seat, bool dropsPending)
    {
        if (seat.Row.WebhookUrl is null && !dropsPending)
            return GatewayAnswer.True with { Description = "Webhook is already deleted" };
        return await ChangeAsync(seat, dropsPending, row =>
        {
            (row.WebhookUrl, row.ProtectedSecretToken, row.LastErrorAt, row.LastError) = (null, null, null, null);
            return "Webhook was deleted";
        });
    }

    private async Task<GatewayAnswer> ChangeAsync(ConsumerSeat seat, bool dropsPending, Func<Consumer, string> change)
    {
        seat.EndPoll(GatewayErrors.EndedBySetWebhook);
        await seat.Turn.WaitAsync();
        try
        {
            var words = change(seat.Row);
            if (dropsPending)
                seat.MoveTo(await log.HeadAsync(seat.Row.WorkspaceId, seat.Row.BotId));
            else if (seat.Row.WebhookUrl is not null)
                seat.MoveTo(seat.Row.ConfirmedId); // What was given and not confirmed is delivered.
            seat.IsChanged = true;
            await seats.SaveAsync(seat);
            Changed?.Invoke(seat);
            events.Publish(new ConsumerWebhookChanged(seat.Row.WorkspaceId, seat.Row.ApiKeyId, seat.Row.BotId));
            return GatewayAnswer.True with { Description = words };
        }
        finally
        {
            seat.Turn.Release();
        }
    }

    private async Task<GatewayAnswer?> FaultAsync(string url, CallBody body)
    {
        if (body.Text("certificate") is not null || body.Files.Count > 0)
            return GatewayErrors.BadRequest("bad webhook: a certificate of your own is not supported here; use one that this server trusts");
        if (body.Text("ip_address") is not null)
            return GatewayErrors.BadRequest("bad webhook: ip_address is not supported here; leave it out");
        if (body.Text("secret_token") is { } secret && (secret.Length > 256 || secret.AsSpan().ContainsAnyExcept(SecretCharacters)))
            return GatewayErrors.BadRequest("secret token contains unallowed characters");
        if (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address))
            return GatewayErrors.BadRequest("invalid webhook URL specified");
        return await post.FaultAsync(address) is { } words ? GatewayErrors.BadRequest("bad webhook: " + words) : null;
    }
}

/// <summary>Where a program wants a bot's updates is another address now, or none.</summary>
public sealed record ConsumerWebhookChanged(WorkspaceId WorkspaceId, long ApiKeyId, BotId BotId) : IEvent;
