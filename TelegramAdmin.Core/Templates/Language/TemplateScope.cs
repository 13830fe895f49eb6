using System.Text.Json;

namespace TelegramAdmin.Core.Templates.Language;

/// <summary>The variables of one message, and how much work its template may still make: whoever writes templates must not occupy the server.</summary>
internal sealed class TemplateScope(JsonElement variables)
{
    public const int MostSteps = 20_000;

    private int _steps;

    public JsonElement Variables => variables;

    public bool IsSpent => _steps > MostSteps;

    public void Step() => _steps++;
}
