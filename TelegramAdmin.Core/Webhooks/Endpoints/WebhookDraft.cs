using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Outbound;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Webhooks.Endpoints;

/// <summary>What an endpoint shall be.</summary>
/// <param name="EventTypes">Null for all, those to come too.</param>
/// <param name="Bots">Null for all, those to come too.</param>
public sealed record WebhookDraft(string Url, string? Description = null, IReadOnlyList<string>? EventTypes = null, IReadOnlyList<BotId>? Bots = null)
{
    public static WebhookDraft Of(WebhookEndpoint row) => new(row.Url, row.Description, row.EventTypes?.Split(' '), row.Bots?.Split(',').Select(b => BotId.Parse(b, null)).ToList());

    internal async Task<Failure?> FaultAsync(OutboundHttp http)
    {
        if (!ShortText.IsWhole(Url))
            return WebhookErrors.UrlRefused("The address holds a zero character or half of a character. Write it like https://example.com/hook.");
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var address))
            return WebhookErrors.UrlRefused("This is not a web address. Write it like https://example.com/hook.");
        if (await http.FaultAsync(address) is { } fault)
            return WebhookErrors.UrlRefused(fault);
        return this switch
        {
            { Description: { } words } when !ShortText.IsWhole(words) => WebhookErrors.DescriptionBroken,
            { Description.Length: > 200 } => WebhookErrors.DescriptionTooLong,
            { EventTypes.Count: 0 } => WebhookErrors.EventsMissing,
            { Bots.Count: 0 } => WebhookErrors.BotsMissing,
            _ => EventTypes?.FirstOrDefault(type => !WebhookEvents.All.Contains(type)) is { } unknown ? WebhookErrors.EventUnknown(unknown) : null,
        };
    }

    internal async Task<Failure?> StrangerAsync(AppDbContext db)
    {
        if (Bots is null)
            return null;
        var own = await db.Bots.Where(b => b.State != BotState.Removed).Select(b => b.Id).ToListAsync();
        return Bots.Except(own).Cast<BotId?>().FirstOrDefault() is { } stranger ? WebhookErrors.BotUnknown(stranger) : null;
    }

    internal void WriteTo(WebhookEndpoint row)
    {
        row.Url = Url;
        row.Description = string.IsNullOrWhiteSpace(Description) ? null : Description.Trim();
        row.EventTypes = EventTypes is null ? null : string.Join(' ', EventTypes.Distinct());
        row.Bots = Bots is null ? null : string.Join(',', Bots.Distinct());
    }
}
