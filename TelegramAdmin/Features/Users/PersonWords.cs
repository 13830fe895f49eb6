using TelegramAdmin.Components.Marks;
using TelegramAdmin.Components.Text;
using TelegramAdmin.Core.Profiles.Acting;
using TelegramAdmin.Core.Profiles.Listing;
using TelegramAdmin.Features.Audiences;

namespace TelegramAdmin.Features.Users;

/// <summary>People as pages say them.</summary>
internal static class PersonWords
{
    public static string State(PersonState state) => state switch
    {
        PersonState.Banned => "banned",
        PersonState.Muted => "muted",
        PersonState.Unreachable => "blocked the bot",
        PersonState.NotStarted => "not started",
        PersonState.Pass => "pass",
        PersonState.NoCredits => "no credits",
        PersonState.New => "new",
        PersonState.Active => "active",
        _ => "quiet",
    };

    public static Tone ToneOf(PersonState state) => state switch
    {
        PersonState.Muted => Tone.Warn,
        PersonState.NotStarted or PersonState.Quiet => Tone.Mute,
        _ => StatusTones.Of(StatusFamily.User, State(state)),
    };

    public static string Meaning(PersonState state) => state switch
    {
        PersonState.Banned => "Nothing of theirs reaches the team",
        PersonState.Muted => "Their messages do not reach the team for now",
        PersonState.Unreachable => "None of your bots can write to them",
        PersonState.NotStarted => "Seen in a group only: none of your bots can write to them until they start one",
        PersonState.Pass => "Messages are free for them now",
        PersonState.NoCredits => "Nothing left to pay messages with",
        PersonState.New => "Came within the last 7 days",
        PersonState.Active => "Wrote within the last 30 days",
        _ => "Did not write for 30 days",
    };

    /// <summary>"Spanish, Mexico"; null where nothing is known.</summary>
    public static string? Place(string? language, string? country, Localizer words) =>
        string.Join(", ", new[] { language is null ? null : PlaceNames.Language(language, words), country is null ? null : PlaceNames.Country(country, words) }.OfType<string>()) is { Length: > 0 } place ? place : null;

    public static string Balance(PersonRow row) => row.PassUntil is not null ? "∞" : Numbers.Count(row.Balance);

    public static string Act(BulkActState state) => state switch
    {
        BulkActState.Running => "running",
        BulkActState.Finished => "done",
        _ => "stopped",
    };

    public static Tone ToneOf(BulkActState state) => state == BulkActState.Stopped ? Tone.Warn : StatusTones.Of(StatusFamily.Work, Act(state));

    public static string Outcome(BulkRowState state) => state switch
    {
        BulkRowState.Waiting => "waiting",
        BulkRowState.Done => "done",
        BulkRowState.Unchanged => "nothing to change",
        _ => "failed",
    };

    public static Tone ToneOf(BulkRowState state) => state switch
    {
        BulkRowState.Done => Tone.Ok,
        BulkRowState.Failed => Tone.Bad,
        _ => Tone.Mute,
    };
}
