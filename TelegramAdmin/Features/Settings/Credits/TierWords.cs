using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.Credits;

namespace TelegramAdmin.Features.Settings.Credits;

/// <summary>What messages cost and what people may do, in words.</summary>
internal static class TierWords
{
    /// <summary>What people send and can be charged for.</summary>
    public static readonly IReadOnlyList<MessageKind> Kinds =
    [
        MessageKind.Text, MessageKind.Photo, MessageKind.Video, MessageKind.Voice, MessageKind.VideoNote, MessageKind.Audio, MessageKind.Document,
        MessageKind.Animation, MessageKind.Sticker, MessageKind.Location, MessageKind.Venue, MessageKind.Contact,
    ];

    public static readonly IReadOnlyList<TierPermissions> Permissions =
        [TierPermissions.SendMedia, TierPermissions.SendVoice, TierPermissions.GiveCredits, TierPermissions.AutoRecharge, TierPermissions.ExportHistory];

    public static string Kind(MessageKind kind) => kind switch
    {
        MessageKind.VideoNote => "video message",
        MessageKind.Animation => "GIF",
        MessageKind.Audio => "music",
        MessageKind.Document => "file",
        _ => kind.ToString().ToLowerInvariant(),
    };

    public static string Permission(TierPermissions permission) => permission switch
    {
        TierPermissions.SendMedia => "Send photos, videos, files, stickers, places and contacts",
        TierPermissions.SendVoice => "Send voice and video messages",
        TierPermissions.GiveCredits => "Give credits to others",
        TierPermissions.AutoRecharge => "Use auto-recharge",
        _ => "Export their history",
    };

    /// <summary>"text 1, voice 2".</summary>
    public static string Prices(MessagePrices prices) =>
        string.Join(", ", Kinds.Where(k => k == MessageKind.Text || prices.ByKind.ContainsKey(k)).Select(k => $"{Kind(k)} {prices.Of(k)}"));

    public static string Prices(MessagePrices prices, Localizer words) =>
        string.Join(", ", Kinds.Where(k => k == MessageKind.Text || prices.ByKind.ContainsKey(k)).Select(k => $"{words[Kind(k)]} {prices.Of(k)}"));

    public static string May(TierPermissions permissions, Localizer words) => permissions == TierPermissions.All ? words["everything"] : permissions == TierPermissions.None ? words["text only"] : string.Join(", ", Permissions.Where(p => permissions.HasFlag(p)).Select(p => words[Short(p)]));

    private static string Short(TierPermissions permission) => permission switch
    {
        TierPermissions.SendMedia => "media",
        TierPermissions.SendVoice => "voice",
        TierPermissions.GiveCredits => "gifts",
        TierPermissions.AutoRecharge => "auto-recharge",
        _ => "export",
    };
}
