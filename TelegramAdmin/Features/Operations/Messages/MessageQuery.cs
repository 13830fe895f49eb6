using System.Globalization;
using TelegramAdmin.Components.Controls;
using TelegramAdmin.Core.Delivery;
using TelegramAdmin.Core.Delivery.Reading;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Features.Operations.Messages;

/// <summary>The filter as it stands in the address; what cannot be read filters nothing.</summary>
public sealed record MessageQuery(
    string? Status = null, string? Bot = null, string? Chat = null, string? Source = null, string? Period = null, string? Method = null,
    string? Text = null, string? Cause = null, string? Lane = null, string? Priority = null)
{
    /// <summary>The source of what the bots and the team wrote themselves.</summary>
    public const string Own = "own";

    public static readonly IReadOnlyList<Choice> Periods = [new("1h", "1 hour"), new("24h", "24 hours"), new("7d", "7 days"), new("30d", "30 days"), new("90d", "90 days")];

    /// <summary>In the order in which a message goes through them.</summary>
    public static readonly IReadOnlyList<DeliveryState> AllStates =
    [
        DeliveryState.Pending, DeliveryState.Scheduled, DeliveryState.Sending, DeliveryState.Retrying, DeliveryState.Sent, DeliveryState.Failed, DeliveryState.Unknown, DeliveryState.Cancelled,
    ];

    public IReadOnlyList<DeliveryState> States { get; } =
        [.. (Status ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parse<DeliveryState>).OfType<DeliveryState>().Distinct()];

    public BotId? BotId => Core.Storage.BotId.TryParse(Bot, null, out var id) ? id : null;

    public long? ApiKeyId => Number(Source);

    public long? ChatId => string.IsNullOrWhiteSpace(Chat) ? null : Chat.Trim() is ['@', ..] name ? ChatRef.Of(name) : Number(Chat);

    public static string Last(Choice period) => "last " + period.Words;

    public bool IsEmpty => this == new MessageQuery();

    public MessageFilter ToFilter(DateTimeOffset now) => new()
    {
        States = States,
        Bots = BotId is { } bot ? [bot] : null,
        ChatId = ChatId,
        ApiKeyId = ApiKeyId,
        IsOwn = Source == Own,
        From = Length is { } length ? now - length : null,
        Method = Filled(Method),
        Text = Filled(Text),
        Error = Filled(Cause),
        Lane = Parse<Lane>(Lane),
        Priority = Parse<Priority>(Priority),
    };

    /// <summary>The states with one more, or one fewer, for the address.</summary>
    public string Toggled(DeliveryState state) => string.Join(',', (States.Contains(state) ? States.Where(s => s != state) : States.Append(state)).Select(DeliveryWords.Of));

    private TimeSpan? Length => Period switch
    {
        "1h" => TimeSpan.FromHours(1),
        "24h" => TimeSpan.FromHours(24),
        "7d" => TimeSpan.FromDays(7),
        "30d" => TimeSpan.FromDays(30),
        "90d" => TimeSpan.FromDays(90),
        _ => null,
    };

    private static long? Number(string? words) => long.TryParse(words, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Filled(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    private static T? Parse<T>(string? word) where T : struct, Enum =>
        word is [>= 'a' and <= 'z', ..] && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
}
