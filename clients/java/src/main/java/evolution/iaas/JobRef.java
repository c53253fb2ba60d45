package evolution.iaas;

/**
 * Names a job.
 *
 * @param projectId of the job
 * @param jobId of the job
 */
public record JobRef(String projectId, String jobId) {}
