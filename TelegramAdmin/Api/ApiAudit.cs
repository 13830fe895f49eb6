using TelegramAdmin.Core.Access;

namespace TelegramAdmin.Api;

public static class ApiAudit
{
    extension(HttpContext context)
    {
        /// <summary>Writes down what a key did to the workspace itself, as <see cref="Auth.StaffSession.RecordAsync"/> does for people.</summary>
        /// <param name="action">Noun and past verb, such as <c>bot.removed</c>.</param>
        public Task RecordAsync(string action, string target, string? details = null)
        {
            var key = context.ApiKey();
            var actor = new Actor(null, $"API key {key.Name}", context.Connection.RemoteIpAddress?.ToString());
            return context.RequestServices.GetRequiredService<AuditLog>().RecordAsync(key.WorkspaceId, actor, action, target, details);
        }
    }
}
