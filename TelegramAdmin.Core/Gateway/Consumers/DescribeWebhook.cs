using System.Text;
using System.Text.Json;
using TelegramAdmin.Core.Gateway.Calls;

namespace TelegramAdmin.Core.Gateway.Consumers;

/// <summary>getWebhookInfo of one key (core.telegram.org/bots/api#webhookinfo).</summary>
public sealed class DescribeWebhook(ConsumerSeats seats, UpdateLog log)
{
    public async Task<GatewayAnswer> RunAsync(ConsumerSeat seat)
    {
        var row = seat.Row;
        var wanted = WantedKinds.Of(row.AllowedUpdates);
        var pending = row.WebhookUrl is null
            ? seat.Unconfirmed.Count + await log.CountAsync(row.WorkspaceId, row.BotId, row.GivenId, seats.Horizon, wanted)
            : await log.CountAsync(row.WorkspaceId, row.BotId, row.ConfirmedId, seats.Horizon, wanted);
        return new GatewayAnswer(200, Json(row, pending));
    }

    private static string Json(Consumer row, int pending)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("url", row.WebhookUrl ?? "");
            json.WriteBoolean("has_custom_certificate", false);
            json.WriteNumber("pending_update_count", pending);
            if (row.WebhookUrl is not null && row.LastErrorAt is { } at)
            {
                json.WriteNumber("last_error_date", at.ToUnixTimeSeconds());
                json.WriteString("last_error_message", row.LastError);
            }
            if (row.WebhookUrl is not null)
                json.WriteNumber("max_connections", row.MaxConnections);
            if (row.AllowedUpdates is { Length: > 2 } allowed)
            {
                json.WritePropertyName("allowed_updates");
                json.WriteRawValue(allowed);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
