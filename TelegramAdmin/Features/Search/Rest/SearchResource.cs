using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Search;

namespace TelegramAdmin.Features.Search.Rest;

/// <summary>One thing that was found.</summary>
public sealed record SearchHitResource
{
    /// <summary>person, conversation, message, program_message, payment, broadcast, gift, product, quick_reply, rule, question, channel, post, bot, segment, note, webhook or audit_entry.</summary>
    public required SearchKind Kind { get; init; }

    /// <summary>Its number in the list of its kind; with a person the Telegram id, with a post its number in the channel.</summary>
    public required long Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What it says, in full up to 4,096 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The bot that it belongs to; left out where it belongs to none.</summary>
    public long? BotId { get; init; }

    /// <summary>The Telegram id of whoever it is about.</summary>
    public long? TelegramUserId { get; init; }

    /// <summary>With a message its conversation, with a post its channel.</summary>
    public long? ParentId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Such as granted or closed, in lower case.</summary>
    public string? State { get; init; }

    public required bool HasMedia { get; init; }

    internal static SearchHitResource Of(FoundDocument hit) => new()
    {
        Kind = hit.Kind,
        Id = hit.Kind == SearchKind.Post ? hit.SourceId % SearchKey.ParentFactor : hit.SourceId,
        Title = hit.Title,
        Text = hit.Text,
        BotId = hit.BotId?.Value,
        TelegramUserId = hit.PersonId,
        ParentId = hit.ParentId,
        At = hit.At,
        State = hit.State,
        HasMedia = hit.HasMedia,
    };
}

[JsonSerializable(typeof(ApiPage<SearchHitResource>))]
internal sealed partial class SearchApiBodies : JsonSerializerContext;
