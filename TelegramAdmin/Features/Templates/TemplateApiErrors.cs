using TelegramAdmin.Api;
using TelegramAdmin.Api.Problems;

namespace TelegramAdmin.Features.Templates;

/// <summary>The codes of /templates, and of what is sent by a template.</summary>
public static class TemplateApiErrors
{
    /// <summary>Whatever writes a stored template out may answer these.</summary>
    public static readonly string[] Rendering = ["template_not_found", "template_variable_missing", "template_variables_invalid", "template_too_long", "template_empty", "template_invalid"];

    public static readonly string[] Saving = ["template_name_invalid", "template_invalid", "template_too_long", "parse_mode_invalid"];

    internal static readonly ApiErrorCode[] Codes =
    [
        new("template_not_found", 404, "There is no such template", "GET /templates lists them."),
        new("template_exists", 409, "A template of this name exists", "Take another name, or change that one with PUT /templates/{name}."),
        new("template_name_invalid", 400, "This is no name for a template", "Small letters, digits, dots, hyphens and underscores, 64 at most."),
        new("template_invalid", 400, "The template cannot be read", "Mend what the detail names by line and column."),
        new("template_too_long", 400, "The template, or what it makes, is too long", "Shorten it; a message holds 4096 characters."),
        new("template_empty", 400, "Nothing is left to send", "Let the template say something in every case."),
        new("template_variable_missing", 400, "A variable of the template is missing", "Send it, or give the template a fallback with default."),
        new("template_variables_invalid", 400, "The variables do not fit", "Send a JSON object of 64 KB at most with plain values where the template writes one."),
        new("parse_mode_invalid", 400, "There is no such parse mode", "HTML or MarkdownV2; leave it out for plain text."),
    ];

    public static IServiceCollection AddTemplatesApi(this IServiceCollection services) => services.AddApiErrors(Codes).AddApiJson(TemplateBodies.Default);
}
