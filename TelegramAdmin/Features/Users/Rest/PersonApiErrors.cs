using System.Globalization;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Features.Users.Rest;

/// <summary>What addresses under /users refuse, in the words of the API.</summary>
internal static class PersonApiErrors
{
    public static readonly ApiErrorCode[] Codes =
    [
        new("user_not_found", 404, "There is no such person", "GET /users lists the people that the key's bots know."),
        new("tag_invalid", 400, "A tag has 1 to 40 characters", "Give another one."),
        new("tags_too_many", 400, "The person carries as many tags as they may", "Take one off first; 30 is the most."),
        new("note_invalid", 400, "A note has 1 to 2,000 characters", "Shorten it, or write something."),
        new("note_not_found", 404, "The person has no such note", "GET /users/{id}/notes lists them."),
    ];

    public static Failure TimelineOfAll { get; } = new(FailureKind.Forbidden, "bot_not_allowed",
        "A timeline tells of all bots, and this key is limited to some. Take a key that may use all of them.");

    public static Failure NoteNotFound(long id) => new(FailureKind.NotFound, "note_not_found", string.Create(CultureInfo.InvariantCulture, $"This person has no note {id}."));
}
