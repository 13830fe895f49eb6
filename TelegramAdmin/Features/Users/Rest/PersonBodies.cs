using System.Text.Json.Serialization;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Profiles.Timeline;

namespace TelegramAdmin.Features.Users.Rest;

/// <summary>A word on a person.</summary>
/// <param name="By">Who put it there, as they were called then.</param>
public sealed record TagResource(string Name, string By, DateTimeOffset At)
{
    internal static TagResource Of(PersonTag tag) => new(tag.Name, tag.By, tag.At);
}

/// <summary>What was written down of a person.</summary>
/// <param name="By">Who wrote it, as they were called then.</param>
public sealed record NoteResource(long Id, string Text, string By, DateTimeOffset At)
{
    internal static NoteResource Of(PersonNote note) => new(note.Id, note.Text, note.By, note.At);
}

/// <summary>What shall be written down.</summary>
public sealed record NewPersonNote
{
    /// <summary>1 to 2,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>One thing that happened with a person.</summary>
public sealed record TimelineResource
{
    /// <summary>met, message, event, ledger, payment, campaign, opt_out, note, act, bulk_act, rule or ai.</summary>
    public required TimelineKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What happened, in a few words of English.</summary>
    public required string Title { get; init; }

    /// <summary>What was said, or more about it.</summary>
    public string? Text { get; init; }

    /// <summary>Who of the team, which bot or which key.</summary>
    public string? By { get; init; }

    /// <summary>With credits: how many came or, below zero, went.</summary>
    public long? Credits { get; init; }

    /// <summary>With payments: in the smallest unit of the currency.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    internal static TimelineResource Of(TimelineEntry entry) => new()
    {
        Kind = entry.Kind,
        At = entry.At,
        Title = entry.Title,
        Text = entry.Text,
        By = entry.By,
        Credits = entry.Credits,
        Amount = entry.Amount,
        Currency = entry.Currency,
    };
}

[JsonSerializable(typeof(TagResource))]
[JsonSerializable(typeof(ApiPage<TagResource>))]
[JsonSerializable(typeof(NewPersonNote))]
[JsonSerializable(typeof(NoteResource))]
[JsonSerializable(typeof(ApiPage<NoteResource>))]
[JsonSerializable(typeof(ApiPage<TimelineResource>))]
internal sealed partial class PersonBodies : JsonSerializerContext;
