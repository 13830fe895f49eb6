using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Bots;
using TelegramAdmin.Core.Delivery;

namespace TelegramAdmin.Features.Bots;

/// <summary>A bot as the API shows it. Its token never comes back.</summary>
public sealed record BotResource
{
    /// <summary>Telegram's own number of the bot.</summary>
    public required long Id { get; init; }

    /// <summary>What the bot is called here.</summary>
    public required string Name { get; init; }

    /// <summary>Without the @.</summary>
    public required string Username { get; init; }

    public required ReceiveMode Mode { get; init; }

    public required BotState State { get; init; }

    /// <summary>Why it needs somebody; left out while it does not.</summary>
    public BotTrouble? Trouble { get; init; }

    /// <summary>What Telegram said.</summary>
    public string? TroubleDetail { get; init; }

    public DateTimeOffset? TroubleAt { get; init; }

    public required RetryPolicy RetryPolicy { get; init; }

    /// <summary>Bulk messages a second that it pays Stars for; left out while it keeps to the free limit.</summary>
    public int? PaidRate { get; init; }

    /// <summary>Whether it answers commands and buttons by itself.</summary>
    public required bool AnswersItself { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    internal static BotResource Of(Bot bot) => new()
    {
        Id = bot.Id.Value,
        Name = bot.Name,
        Username = bot.Username,
        Mode = bot.Mode,
        State = bot.State,
        Trouble = bot.Trouble,
        TroubleDetail = bot.TroubleDetail,
        TroubleAt = bot.TroubleAt,
        RetryPolicy = RetryPolicy.Of(bot.RetryPolicy),
        PaidRate = bot.PaidRate,
        AnswersItself = bot.AnswersItself,
        AddedAt = bot.AddedAt,
    };
}

/// <summary>A bot to register.</summary>
public sealed record NewBotRequest
{
    /// <summary>From BotFather. It is stored encrypted and never shown again.</summary>
    public required string Token { get; init; }

    /// <summary>Left out: webhook where the server has a public address, else polling.</summary>
    public ReceiveMode? Mode { get; init; }

    /// <summary>What to call it here; left out, the name that it has at Telegram.</summary>
    public string? Name { get; init; }
}

/// <summary>What is left out stays as it is.</summary>
public sealed record BotPatch
{
    public string? Name { get; init; }

    public ReceiveMode? Mode { get; init; }

    /// <summary>on or off.</summary>
    public BotSwitch? State { get; init; }

    /// <summary>Replaces the whole policy; {} is the usual one.</summary>
    public RetryPolicy? RetryPolicy { get; init; }

    /// <summary>1 to 1000; 0 goes back to the free limit.</summary>
    public int? PaidRate { get; init; }

    public bool? AnswersItself { get; init; }

    internal BotChange ToChange() => new() { Name = Name, RetryPolicy = RetryPolicy?.ToJson(), PaidRate = PaidRate, AnswersItself = AnswersItself };
}

public enum BotSwitch
{
    On = 1,
    Off = 2,
}

[JsonSerializable(typeof(BotResource))]
[JsonSerializable(typeof(ApiPage<BotResource>))]
[JsonSerializable(typeof(NewBotRequest))]
[JsonSerializable(typeof(BotPatch))]
internal sealed partial class BotApiBodies : JsonSerializerContext;
