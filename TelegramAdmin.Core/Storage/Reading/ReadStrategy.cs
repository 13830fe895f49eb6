using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TelegramAdmin.Core.Storage.Reading;

/// <summary>
/// Reads fail in the same words as writes. Left to itself EF hides a database that is gone in an InvalidOperationException, which no loop
/// expects: one that is not caught ends the process.
/// </summary>
internal sealed class ReadStrategy(ExecutionStrategyDependencies dependencies, Func<Exception, Exception> translate) : IExecutionStrategy
{
    public bool RetriesOnFailure => false;

    public TResult Execute<TState, TResult>(
        TState state, Func<DbContext, TState, TResult> operation, Func<DbContext, TState, ExecutionResult<TResult>>? verifySucceeded)
    {
        try
        {
            return operation(dependencies.CurrentContext.Context, state);
        }
        catch (Exception e) when (translate(e) is StorageUnavailableException unavailable && !ReferenceEquals(e, unavailable))
        {
            throw unavailable;
        }
    }

    public async Task<TResult> ExecuteAsync<TState, TResult>(
        TState state, Func<DbContext, TState, CancellationToken, Task<TResult>> operation,
        Func<DbContext, TState, CancellationToken, Task<ExecutionResult<TResult>>>? verifySucceeded, CancellationToken cancellationToken = default)
    {
        try
        {
            return await operation(dependencies.CurrentContext.Context, state, cancellationToken);
        }
        catch (Exception e) when (translate(e) is StorageUnavailableException unavailable && !ReferenceEquals(e, unavailable))
        {
            throw unavailable;
        }
    }
}
