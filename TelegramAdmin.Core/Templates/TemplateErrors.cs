using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Core.Templates;

/// <summary>Every way in which a template cannot be kept or written out.</summary>
public static class TemplateErrors
{
    public static Failure TooLong { get; } = new(FailureKind.Invalid, "template_too_long",
        $"With these variables the text is longer than the {MessageTemplate.LargestText} characters that Telegram takes. Shorten the template or the values.", "variables");

    public static Failure SourceTooLong { get; } = new(FailureKind.Invalid, "template_too_long",
        $"The template is longer than {MessageTemplate.LargestSource} characters. A message holds {MessageTemplate.LargestText}; shorten it.", "text");

    public static Failure TooMuchWork { get; } = new(FailureKind.Invalid, "template_too_long",
        $"The template takes more than {Language.TemplateScope.MostSteps} steps to write out. Leave some of its conditions out.", "text");

    public static Failure MarkupTooLong { get; } = new(FailureKind.Invalid, "template_too_long",
        $"reply_markup is longer than {MessageTemplate.LargestMarkup} characters. Take buttons out.", "reply_markup");

    public static Failure Empty { get; } = new(FailureKind.Invalid, "template_empty", "With these variables nothing is left to send. Let the template say something in every case.", "text");

    public static Failure NameInvalid { get; } = new(FailureKind.Invalid, "template_name_invalid",
        "A name begins with a small letter or a digit, goes on with small letters, digits, dots, hyphens or underscores, and has 64 characters at most.", "name");

    public static Failure ParseModeInvalid { get; } = new(FailureKind.Invalid, "parse_mode_invalid", "parse_mode is HTML or MarkdownV2. Leave it out for plain text.", "parse_mode");

    public static Failure VariablesInvalid { get; } = new(FailureKind.Invalid, "template_variables_invalid", "variables is not a JSON object. Write it like {\"first_name\": \"Ann\"}.", "variables");

    public static Failure VariablesTooLarge { get; } = new(FailureKind.Invalid, "template_variables_invalid",
        $"variables is larger than 64 KB, or nested deeper than {MessageTemplate.DeepestVariables} levels. Send only what the template names.", "variables");

    public static Failure VariablesBroken { get; } = new(FailureKind.Invalid, "template_variables_invalid",
        "variables holds a zero character (\\u0000) or half of a character (a lone \\ud800 and the like), which no message can carry. Take it out.", "variables");

    public static Failure NotFound(string name) => new(FailureKind.NotFound, "template_not_found", $"There is no template \"{name}\". GET /templates lists them.", "template");

    public static Failure Exists(string name) => new(FailureKind.Conflict, "template_exists", $"There is a template \"{name}\" already. Take another name, or change that one.", "name");

    public static Failure Invalid(string why, string field) => new(FailureKind.Invalid, "template_invalid", why, field);

    public static Failure VariableMissing(string path) => new(FailureKind.Invalid, "template_variable_missing",
        $"The template needs the variable {path}, which is not among variables. Send it, or give the template a fallback: {{{{ {path} | default: \"…\" }}}}.", $"variables.{path}");

    public static Failure VariableWhole(string path) => new(FailureKind.Invalid, "template_variables_invalid",
        $"{path} is an object or a list, which cannot be written out. Name one of its values, such as {path}.name.", $"variables.{path}");
}
