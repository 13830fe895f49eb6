using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;
using TelegramAdmin.Api.Requests;
using TelegramAdmin.Core.Access.ApiKeys;
using TelegramAdmin.Core.Errors;
using TelegramAdmin.Core.Templates;

namespace TelegramAdmin.Features.Templates;

/// <summary>/templates: keep texts with variables, and see what they make.</summary>
internal static class TemplateEndpoints
{
    private const string Example = """{ "name": "order_shipped", "text": "Hello {{ first_name | default: \"there\" }}, order <b>{{ order.id }}</b> is on its way.", "parse_mode": "HTML" }""";

    private static ApiScopes[] Readers => [ApiScopes.MessagesRead, ApiScopes.MessagesSend];

    public static void MapTemplates(this RouteGroupBuilder api)
    {
        var templates = api.MapGroup("/templates").WithTags("Templates");
        templates.MapGet("", ListAsync).RequireScope(Readers).Produces<ApiPage<TemplateResource>>().Paged()
            .Describe("List the templates", "In the order in which they were made.");
        templates.MapGet("/{name}", ReadAsync).RequireScope(Readers).Produces<TemplateResource>().Fails("template_not_found")
            .Describe("Read a template", "As it was written.");
        templates.MapPost("", CreateAsync).RequireScope(ApiScopes.MessagesSend).Produces<TemplateResource>(StatusCodes.Status201Created)
            .Takes<NewTemplateRequest>(Example).Fails(TemplateApiErrors.Saving).Fails("template_exists")
            .Describe("Make a template", "It is read and its formatting is checked before it is kept; what is wrong is named by line and column.");
        templates.MapPut("/{name}", PutAsync).RequireScope(ApiScopes.MessagesSend).Produces<TemplateResource>().Produces<TemplateResource>(StatusCodes.Status201Created)
            .Takes<TemplateContent>("""{ "text": "Hello {{ first_name }}" }""").Fails(TemplateApiErrors.Saving)
            .Describe("Write a template", "Makes it, or replaces all that it says. Messages that wait already keep the text that they were made with.");
        templates.MapDelete("/{name}", DeleteAsync).RequireScope(ApiScopes.MessagesSend).Produces(StatusCodes.Status204NoContent).Fails("template_not_found")
            .Describe("Delete a template", "Messages that were made of it stay as they are.");
        templates.MapPost("/{name}/preview", PreviewAsync).RequireScope(Readers).Produces<TemplatePreview>()
            .Takes<PreviewRequest>("""{ "variables": { "first_name": "Ann" } }""").Fails(TemplateApiErrors.Rendering)
            .Describe("Try a template", "What would be sent with these variables. Nothing is sent.");
        templates.MapPost("/preview", PreviewDraft).RequireScope(Readers).Produces<TemplatePreview>()
            .Takes<DraftPreviewRequest>("""{ "text": "Hello {{ first_name }}", "variables": { "first_name": "Ann" } }""").Fails(TemplateApiErrors.Saving).Fails(TemplateApiErrors.Rendering)
            .Describe("Try a text", "As above, of a template that is not stored.");
    }

    private static async Task<IResult> ListAsync(HttpContext context, PageRequest page, TemplateReader reader, CancellationToken cancellation)
    {
        var rows = await reader.ListAsync(context.ApiKey().WorkspaceId, page.After(1) is [var after] ? after : 0, page.Limit + 1, cancellation);
        return Results.Ok(ApiPage.Of(rows, page.Limit, TemplateResource.Of, template => ApiCursor.Of(template.Id)));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string name, TemplateReader reader, CancellationToken cancellation) =>
        await reader.FindAsync(context.ApiKey().WorkspaceId, name, cancellation) is { } template
            ? Results.Ok(TemplateResource.Of(template))
            : ApiResults.Problem(TemplateErrors.NotFound(name));

    private static async Task<IResult> CreateAsync(HttpContext context, Body<NewTemplateRequest> body, SaveTemplate save) =>
        await AnswerAsync(context, await save.CreateAsync(context.ApiKey().WorkspaceId, body.Value.Name, body.Value.Draft));

    private static async Task<IResult> PutAsync(HttpContext context, string name, Body<TemplateContent> body, SaveTemplate save) =>
        await AnswerAsync(context, await save.PutAsync(context.ApiKey().WorkspaceId, name, body.Value.Draft));

    private static async Task<IResult> DeleteAsync(HttpContext context, string name, DeleteTemplate delete)
    {
        if (!await delete.RunAsync(context.ApiKey().WorkspaceId, name))
            return ApiResults.Problem(TemplateErrors.NotFound(name));
        await context.RecordAsync("template.deleted", name);
        return Results.NoContent();
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, string name, Body<PreviewRequest> body, RenderTemplate render, CancellationToken cancellation) =>
        Answer(await render.RunAsync(context.ApiKey().WorkspaceId, name, body.Value.Variables, cancellation));

    private static IResult PreviewDraft(Body<DraftPreviewRequest> body) => Answer(RenderTemplate.Preview(body.Value.Draft, body.Value.Variables));

    private static IResult Answer(Result<RenderedTemplate> rendered) => rendered.TryGet(out var made, out var failure)
        ? Results.Ok(new TemplatePreview(made.Text, made.ParseMode, TemplateResource.ElementOf(made.ReplyMarkup)))
        : ApiResults.Problem(failure);

    private static async Task<IResult> AnswerAsync(HttpContext context, Result<SavedTemplate> saved)
    {
        if (!saved.TryGet(out var done, out var failure))
            return ApiResults.Problem(failure);
        var name = done.Template.Name;
        await context.RecordAsync(done.IsNew ? "template.added" : "template.changed", name);
        var resource = TemplateResource.Of(done.Template);
        return done.IsNew ? Results.Created($"{ApiModule.Current}/templates/{name}", resource) : Results.Ok(resource);
    }
}
