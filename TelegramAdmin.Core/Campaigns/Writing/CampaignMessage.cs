using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Conversations;

namespace TelegramAdmin.Core.Campaigns.Writing;

/// <summary>A message for many: one text, or one in each of several languages.</summary>
public sealed record CampaignMessage
{
    /// <summary>What everybody gets whose language has no version of its own.</summary>
    public MessageVersion Default { get; set; } = new();

    /// <summary>By IETF tag, lower case; "pt" serves "pt-BR" too where there is no such version.</summary>
    public IReadOnlyDictionary<string, MessageVersion>? Languages { get; set; }

    public string ToJson() => JsonSerializer.Serialize(this, CampaignMessageJson.Default.CampaignMessage);

    public static CampaignMessage Read(string json) => JsonSerializer.Deserialize(json, CampaignMessageJson.Default.CampaignMessage)!;
}

/// <summary>What is sent in one language.</summary>
public sealed record MessageVersion
{
    public const int MostFiles = 10;
    public const int MostRows = 10;
    public const int MostInRow = 4;

    /// <summary>Telegram's HTML with the variables of docs/templates.md. The caption where there is one file, of the first where there are several.</summary>
    public string Text { get; set; } = "";

    /// <summary>Files in the media folder: one is sent by itself, several as an album (which takes no buttons).</summary>
    public IReadOnlyList<KeptFile>? Files { get; set; }

    /// <summary>Rows of buttons under the message.</summary>
    public IReadOnlyList<IReadOnlyList<CampaignButton>>? Buttons { get; set; }

    public LinkPreview Preview { get; set; } = LinkPreview.Below;

    /// <summary>Arrives without a sound.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Cannot be forwarded or saved.</summary>
    public bool IsProtected { get; set; }
}

/// <summary>A button under a message for many.</summary>
/// <param name="Value">With a link: the address; with a start: what the link carries, with a start of another bot as bot?payload; with a sequence: its id; with an answer: what the bot answers.</param>
public sealed record CampaignButton(string Text, CampaignButtonKind Kind, string Value = "");

public enum CampaignButtonKind
{
    /// <summary>Opens an address. Presses are counted where the installation has a public address.</summary>
    Link,

    /// <summary>The bot answers with a short text, shown over the chat.</summary>
    Answer,

    /// <summary>Starts a bot with a payload.</summary>
    Start,

    /// <summary>Enters a sequence.</summary>
    Sequence,

    /// <summary>Wants no more messages of this category.</summary>
    OptOut,

    /// <summary>Takes the gift that the message offers.</summary>
    Claim,

    /// <summary>Does what a rule with this button does.</summary>
    Rule,
}

public enum LinkPreview
{
    Below,
    Above,
    Large,
    None,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CampaignMessage))]
internal sealed partial class CampaignMessageJson : JsonSerializerContext;
