using System.Text;
using System.Text.Json;
using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Audiences.Saving;

namespace TelegramAdmin.Features.Audiences.Rest;

/// <summary>/person-lists: Telegram ids that a program knows, to be used in audiences.</summary>
internal static class PersonListEndpoints
{
    public static void MapPersonLists(this RouteGroupBuilder api)
    {
        var lists = api.MapGroup("/person-lists").WithTags("Audiences");
        lists.MapGet("", ListAsync).RequireScope(ApiScopes.UsersRead).Produces<ApiPage<PersonListResource>>().Paged().Describe("List the lists", "In the order in which they were uploaded, with how many ids each holds.");
        lists.MapPost("", CreateAsync).RequireScope(ApiScopes.UsersWrite).Produces<PersonListResource>(StatusCodes.Status201Created)
            .Takes<List<long>>("[123456789, 987654321]").Accepts<List<long>>("application/json", "text/csv", "text/plain").TakesUpTo(PersonLists.LargestFile).Fails(AudienceApiErrors.SavingList)
            .Query("name", ApiParameterKind.Text, "The list's name, 1 to 80 characters.")
            .Describe("Upload a list", "A JSON array of Telegram ids, or text/csv with one id in each line or a column telegram_user_id, telegram_id, user_id, chat_id or id. All of it is kept, or nothing.");
        lists.MapDelete("/{id}", DeleteAsync).RequireScope(ApiScopes.UsersWrite).Produces(StatusCodes.Status204NoContent).Fails("person_list_not_found", "person_list_in_use")
            .Describe("Delete a list", "Refused while a segment, a scheduled or running broadcast or gift, or a sequence uses it.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, PersonLists lists, CancellationToken cancellation)
    {
        var after = page.After(1) is [var last] ? last : 0;
        var rows = (await lists.ReadAsync(context.ApiKey().WorkspaceId, cancellation)).Where(l => l.Id > after).OrderBy(l => l.Id).Take(page.Limit + 1).ToList();
        return Results.Ok(ApiPage.Of(rows, page.Limit, PersonListResource.Of, list => ApiCursor.Of(list.Id)));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, PersonLists lists, CancellationToken cancellation)
    {
        using var text = await ReadAsync(context);
        if (!(await lists.AddAsync(context.ApiKey().WorkspaceId, context.QueryText("name") ?? "", text, cancellation)).TryGet(out var list, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("person_list.added", list.Name, $"{list.People} people");
        return Results.Created($"{ApiModule.Current}/person-lists", PersonListResource.Of(list));
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, long id, PersonLists lists)
    {
        if (!(await lists.DeleteAsync(context.ApiKey().WorkspaceId, id)).TryGet(out var list, out var failure))
            return ApiResults.Problem(failure);
        await context.RecordAsync("person_list.deleted", list.Name);
        return Results.NoContent();
    }

    /// <summary>Either kind of body as lines.</summary>
    private static async Task<TextReader> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentType?.Split(';')[0].Trim() is "text/csv" or "text/plain")
            return new StringReader(Encoding.UTF8.GetString(await BodyBytes.ReadAsync(context)));
        var ids = await ApiBody.ReadAsync(context, AudienceBodies.Default.ListInt64);
        return new StringReader(string.Join('\n', ids));
    }
}
