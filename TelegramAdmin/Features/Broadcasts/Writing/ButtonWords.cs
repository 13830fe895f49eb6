using System.Globalization;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Campaigns.Writing;

namespace TelegramAdmin.Features.Broadcasts.Writing;

/// <summary>Buttons of messages in words.</summary>
public static class ButtonWords
{
    public static IReadOnlyList<CampaignButtonKind> OfBroadcasts { get; } =
        [CampaignButtonKind.Link, CampaignButtonKind.Answer, CampaignButtonKind.Start, CampaignButtonKind.Sequence, CampaignButtonKind.OptOut];

    public static IReadOnlyList<CampaignButtonKind> OfOffers { get; } = [CampaignButtonKind.Claim, CampaignButtonKind.Link, CampaignButtonKind.Answer, CampaignButtonKind.Start];

    public static string Name(CampaignButtonKind kind) => kind switch
    {
        CampaignButtonKind.Link => "Opens a link",
        CampaignButtonKind.Answer => "Shows an answer",
        CampaignButtonKind.Start => "Starts a bot",
        CampaignButtonKind.Sequence => "Enters a sequence",
        CampaignButtonKind.OptOut => "Opts out of the category",
        CampaignButtonKind.Claim => "Takes the gift",
        _ => "Runs a rule",
    };

    /// <summary>Where it leads, in a word or two.</summary>
    public static string Leads(CampaignButton button, IReadOnlyList<SequenceName> sequences, Localizer words) => button.Kind switch
    {
        CampaignButtonKind.Link => words["link"],
        CampaignButtonKind.Answer => words["answer"],
        CampaignButtonKind.Start => words["start"],
        CampaignButtonKind.Sequence => sequences.FirstOrDefault(s => s.Id.ToString(CultureInfo.InvariantCulture) == button.Value) is { } sequence ? words["sequence “{0}”", sequence.Name] : words["sequence"],
        CampaignButtonKind.OptOut => words["opt out"],
        CampaignButtonKind.Claim => words["gift"],
        _ => words["rule"],
    };

    public static bool NeedsValue(CampaignButtonKind kind) => kind is not (CampaignButtonKind.OptOut or CampaignButtonKind.Claim);

    public static string Label(CampaignButtonKind kind) => kind switch
    {
        CampaignButtonKind.Link => "Address",
        CampaignButtonKind.Answer => "What the bot answers",
        CampaignButtonKind.Start => "What the start link carries",
        CampaignButtonKind.Sequence => "Sequence",
        _ => "Name of the rule's button",
    };

    public static string Hint(CampaignButtonKind kind) => kind switch
    {
        CampaignButtonKind.Link => "May hold variables. Presses are counted where the installation has a public address.",
        CampaignButtonKind.Answer => "A short text, shown over the chat.",
        CampaignButtonKind.Start => "Letters, digits, _ and -. For another bot of yours: its username, a question mark, and what the link carries.",
        CampaignButtonKind.Sequence => "Whoever presses gets its messages, once.",
        CampaignButtonKind.OptOut => "Whoever presses gets no more messages of the broadcast's category.",
        CampaignButtonKind.Claim => "Whoever presses gets the gift, once.",
        _ => "",
    };

    public static string Proposal(CampaignButtonKind kind) => kind switch
    {
        CampaignButtonKind.OptOut => "Not for me",
        CampaignButtonKind.Claim => "Take it",
        _ => "",
    };
}
