using System.Text.Json;
using System.Text.Json.Nodes;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Campaigns.Writing.Buttons;

/// <summary>Makes Telegram's inline keyboard of a message's buttons, for one person (core.telegram.org/bots/api#inlinekeyboardmarkup).</summary>
internal sealed class KeyboardWriter(MessageOwner owner, long subject, string language, string? botUsername, TrackedLinks links)
{
    /// <returns>Rows, none of them empty.</returns>
    public Result<JsonArray> Write(IReadOnlyList<IReadOnlyList<PreparedButton>> rows, JsonElement variables)
    {
        var lines = new JsonArray();
        foreach (var (row, buttons) in rows.Index().Where(r => r.Item.Count > 0))
        {
            var line = new JsonArray();
            foreach (var (place, button) in buttons.Index())
            {
                if (!Write(button, new ButtonPlace(owner.Kind, subject, row, place, language, owner.Part), variables).TryGet(out var written, out var failure))
                    return failure;
                line.Add((JsonNode)written);
            }
            lines.Add((JsonNode)line);
        }
        return lines;
    }

    private Result<JsonObject> Write(PreparedButton button, ButtonPlace place, JsonElement variables)
    {
        if (!button.WriteText(variables).TryGet(out var text, out var failure))
            return failure;
        var written = new JsonObject { ["text"] = text };
        switch (button.Of.Kind)
        {
            case CampaignButtonKind.Link when button.WriteAddress(variables).TryGet(out var address, out failure): written["url"] = links.Of(place, address); break;
            case CampaignButtonKind.Link: return failure;
            case CampaignButtonKind.Start: written["url"] = StartLink.Read(button.Of.Value)!.Address(botUsername ?? ""); break;
            case CampaignButtonKind.Rule: written["callback_data"] = button.Of.Value; break;
            default: written["callback_data"] = place.ToString(); break;
        }
        return written;
    }
}
