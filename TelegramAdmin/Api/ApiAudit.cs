using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Api;

public static class ApiAudit
{
    extension(HttpContext context)
    {
        /// <summary>The key, as the one who acts.</summary>
        public Actor Actor() => new(null, $"API key {context.ApiKey().Name}", context.Connection.RemoteIpAddress?.ToString());

        /// <summary>Writes down what a key did to the workspace itself, as <see cref="Auth.StaffSession.RecordAsync"/> does for people.</summary>
        /// <param name="action">Noun and past verb, such as <c>bot.removed</c>.</param>
        public Task RecordAsync(string action, string target, string? details = null) =>
            context.RequestServices.GetRequiredService<AuditLog>().RecordAsync(context.ApiKey().WorkspaceId, context.Actor(), action, target, details);
    }
}
