using TelegramAdmin.Core.Campaigns.Writing.Buttons;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Campaigns.Pressing;

/// <summary>Counts a press of a broadcast's button: each button once for each person, however often they press.</summary>
internal static class CountPress
{
    private const string Insert = """
        INSERT INTO button_presses (workspace_id, broadcast_id, recipient_id, button, at)
        SELECT workspace_id, broadcast_id, id, @button, @at FROM recipients WHERE id = @id
        ON CONFLICT (recipient_id, button) DO NOTHING
        """;

    private const string Mark = "UPDATE recipients SET pressed_at = @at WHERE id = @id AND pressed_at IS NULL";

    public static async Task RunAsync(WriteSession session, ButtonPlace place, DateTimeOffset at)
    {
        if (place.Kind != SubjectKind.Recipient || place.Subject == 0)
            return;
        await session.RunAsync(Insert, p => p.Add("@button", place.Name).Add("@at", at).Add("@id", place.Subject));
        await session.RunAsync(Mark, p => p.Add("@at", at).Add("@id", place.Subject));
    }
}
