using System.Globalization;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Profiles.Tagging;
using TelegramAdmin.Core.Users;

namespace TelegramAdmin.Features.Users.Rest;

/// <summary>/users/{id}/notes: what the team wrote down of a person.</summary>
internal static class NoteEndpoints
{
    public static void MapNotes(this RouteGroupBuilder api)
    {
        var notes = api.MapGroup("/users/{id}/notes").WithTags("People");
        notes.MapGet("", ListAsync).RequireScope(ApiScopes.UsersRead).Produces<ApiPage<NoteResource>>().Paged().Fails("user_not_found")
            .Describe("List the notes on a person", "The newest first. The person never sees them.");
        notes.MapPost("", AddAsync).RequireScope(ApiScopes.UsersWrite).Produces<NoteResource>(StatusCodes.Status201Created)
            .Takes<NewPersonNote>("""{ "text": "Asked for an invoice twice" }""").Fails("user_not_found", "note_invalid")
            .Describe("Write a note on a person", "1 to 2,000 characters; the team sees that your key wrote it.");
        notes.MapDelete("/{note}", RemoveAsync).RequireScope(ApiScopes.UsersWrite).Produces(StatusCodes.Status204NoContent).Fails("user_not_found", "note_not_found")
            .Describe("Remove a note on a person", "What it said is in no log.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, long id, PageRequest page, UserList users, NoteBook notes, CancellationToken cancellation)
    {
        var user = await PersonOfKey.FindAsync(context, id, users);
        var before = page.After(1) is [var last] ? last : long.MaxValue;
        var rows = await notes.ReadAsync(user.WorkspaceId, [user.TelegramUserId], page.Limit + 1, before, cancellation);
        return Results.Ok(ApiPage.Of(rows, page.Limit, NoteResource.Of, note => ApiCursor.Of(note.Id)));
    }

    private static async Task<IResult> AddAsync(HttpContext context, long id, Body<NewPersonNote> body, UserList users, NoteBook notes)
    {
        var user = await PersonOfKey.FindAsync(context, id, users);
        return (await notes.AddAsync(user.WorkspaceId, user.TelegramUserId, body.Value.Text, context.Actor())).TryGet(out var note, out var failure)
            ? Results.Created(string.Create(CultureInfo.InvariantCulture, $"{ApiModule.Current}/users/{id}/notes"), NoteResource.Of(note))
            : ApiResults.Problem(failure);
    }

    private static async Task<IResult> RemoveAsync(HttpContext context, long id, long note, UserList users, NoteBook notes)
    {
        var user = await PersonOfKey.FindAsync(context, id, users);
        var known = await notes.ReadAsync(user.WorkspaceId, [user.TelegramUserId], 1, note + 1);
        if (known is not [{ } found] || found.Id != note || await notes.RemoveAsync(user.WorkspaceId, note, context.Actor()) is null)
            return ApiResults.Problem(PersonApiErrors.NoteNotFound(note));
        return Results.NoContent();
    }
}
