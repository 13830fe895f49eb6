using TelegramAdmin.Core.Errors;

namespace TelegramAdmin.Api.Problems;

/// <summary>Ends a request while its parts are still being read, before a handler that could return the failure runs.</summary>
public sealed class ApiRefusedException(Failure failure) : Exception(failure.Message)
{
    public Failure Failure => failure;
}
